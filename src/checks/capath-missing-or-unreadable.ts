import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'capath-missing-or-unreadable',
  family: 'server-files',
  title: "ssl_capath names a folder that is missing or closed to the server's user",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 9.7 aborts; MariaDB silent; 5.6 have_ssl DISABLED',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-010181] [Server] Error accessing directory pointed by --ssl-capath',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015007] [Server] CA certificate/certficates is invalid. Please check logs for more details.',
    },
    { where: 'MySQL 9.7', text: 'REFUSES TO START (the one TLS file fault that stops it by default)' },
    {
      where: 'server log mariadb 10.11/11.8',
      text: '(no line, have_ssl YES; client certificates refused: ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca)',
    },
  ],
  why: 'MySQL walks through ssl_capath at start to warn about self-signed CAs and treats a failing opendir as fatal.',
  proof: "MY-010181 in the log; opendir() as the server's user fails.",
  fix: [
    'install -d -m 0755 /etc/mysql/tls/ca.d; cp ca.pem there; openssl rehash /etc/mysql/tls/ca.d',
    'or remove ssl_capath and use ssl_ca',
    'systemctl start mysql',
  ],
  lookAlikes: ['tls-parent-dir-not-searchable'],
  reads: ['server.files'],
  run: foundObstacles(
    about(['capath'], ['missing', 'link-broken', 'not-a-file', 'folder-closed', 'relative', 'not-expanded']),
  ),
};
