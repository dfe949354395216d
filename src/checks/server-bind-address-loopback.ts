import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-bind-address-loopback',
  family: 'network-ops',
  title: 'The server listens on 127.0.0.1 only',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['not-reachable'],
  versions: 'all; Debian/Ubuntu packages ship bind-address=127.0.0.1',
  symptoms: [
    { where: 'client mysql 9.7', text: "ERROR 2003 (HY000): Can't connect to MySQL server on '192.0.2.1:3306' (111)" },
    { where: 'client mariadb 11.8', text: "ERROR 2002 (HY000): Can't connect to server on '192.0.2.1' (115)" },
    { where: 'SHOW VARIABLES', text: 'bind_address\t127.0.0.1' },
  ],
  why: 'bind-address limits the listener to loopback, so every remote SYN is refused although local clients work.',
  proof:
    'On the host: @@bind_address is 127.0.0.1/::1/localhost and a TCP connect to 127.0.0.1:port works while the same port on the public address gives ECONNREFUSED. From remote only: indistinguishable from network-port-closed; say so.',
  fix: [
    '[mysqld]',
    'bind-address = 0.0.0.0   # or * (both IP versions), or the private address',
    'restart the server (bind_address is not dynamic)',
    'set TLS and REQUIRE SSL on remote accounts before opening it',
    'check: ss -ltn | grep 3306',
  ],
  lookAlikes: ['network-port-closed'],
};
