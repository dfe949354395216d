import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'server-skip-ssl-removed',
  family: 'options',
  title: 'ssl=0 or skip-ssl in [mysqld] stops MySQL 8.4+/9 from starting',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.4+ / 9.x (deprecated since 8.0.26); MySQL 5.6-8.0 and MariaDB still accept it',
  symptoms: [
    { where: 'server log mysql 9.7', text: "[ERROR] [MY-000067] [Server] unknown variable 'ssl=0'." },
    { where: 'server log mysql 9.7', text: "[ERROR] [MY-000068] [Server] unknown option '--skip-ssl'." },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
  ],
  why: "The server's --ssl/--skip-ssl option was removed; a configuration carried over from 5.7/8.0 or MariaDB makes mysqld abort, after it has already logged that TLS is configured.",
  proof: 'Server is MySQL >= 8.4 and a read server group has ssl, skip-ssl, disable-ssl, enable-ssl.',
  fix: ['delete the line; to switch TLS off: tls_version=   (empty)', 'check: mysqld --validate-config'],
  lookAlikes: ['option-name-typo'],
  reads: ['server.options'],
  run: foundUnknown('removed', () => 'is no option of MySQL since 8.4: the server does not start'),
};
