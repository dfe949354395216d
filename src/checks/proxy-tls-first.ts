import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'proxy-tls-first',
  family: 'network-ops',
  title: 'A TLS-first proxy (stunnel, HAProxy bind ssl, nginx stream ssl) is put in front of MySQL',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
    },
  ],
  why: 'MySQL clients wait for the greeting, the proxy waits for a ClientHello: both wait until a time-out. Likewise HAProxy `server … ssl` towards MySQL.',
  proof:
    'No bytes after TCP connect, but a ClientHello is answered with 16 03; after that TLS is up the decrypted first packet is a MySQL greeting (0x0a).',
  fix: [
    "HAProxy: mode tcp without `ssl` on bind/server: TLS passes through to MySQL's own certificates",
    'or give the client a local stunnel (client=yes, accept=127.0.0.1:3307) and connect with TLS off to it',
    'check: greeting arrives at once',
  ],
  lookAlikes: ['network-silent-listener', 'proxy-haproxy-backend-down'],
};
