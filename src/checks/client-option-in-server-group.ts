import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'client-option-in-server-group',
  family: 'options',
  title: 'A client option (ssl-mode, ssl-verify-server-cert) stands under [mysqld]',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'all servers: refuse to start',
  symptoms: [
    { where: 'server log mysql 9.7', text: "[ERROR] [MY-000067] [Server] unknown variable 'ssl-mode=REQUIRED'." },
    { where: 'server log mariadb 10.11', text: "[ERROR] /usr/sbin/mariadbd: unknown variable 'ssl-mode=REQUIRED'" },
    {
      where: 'server log mariadb 11.8',
      text: "[ERROR] /usr/sbin/mariadbd: unknown variable 'ssl-verify-server-cert=1'",
    },
    { where: 'server log mysql 5.6', text: "[ERROR] /usr/sbin/mysqld: unknown variable 'ssl-mode=REQUIRED'" },
    { where: 'SQL mysql 9.7', text: "ERROR 1193 (HY000): Unknown system variable 'ssl_mode'" },
  ],
  why: "ssl-mode and ssl-verify-server-cert are decided by each client; the server's counterparts are require_secure_transport and CREATE USER … REQUIRE SSL/X509.",
  proof: 'Key ssl-mode/ssl-verify-server-cert in a server group, the log line shown.',
  fix: [
    '[mysqld] require_secure_transport=ON ; [client] ssl-mode=REQUIRED',
    "check: server starts; SHOW VARIABLES LIKE 'require_secure_transport'",
  ],
  lookAlikes: ['option-name-typo', 'server-option-in-client-group'],
  reads: ['server.options'],
  run: foundUnknown('client-option', () => 'is an option of clients; a server that reads it does not start'),
};
