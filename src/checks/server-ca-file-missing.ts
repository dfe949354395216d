import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-ca-file-missing',
  family: 'server-files',
  title: 'The file named in ssl_ca does not exist',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'MariaDB 10.11/11.8 refuse to start; MySQL 9.7 starts without TLS; MySQL 5.6 (yaSSL) ignores it silently',
  symptoms: [
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: SSL_CTX_set_default_verify_paths failed' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-015009] [Server] Failed to set up TLS. Check logs for details',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'server log mysql 5.6 (yaSSL)',
      text: '(no line; have_ssl\tYES; TLS works, but every client that presents a certificate is refused: ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate)',
    },
  ],
  why: "ssl_ca names a file that cannot be opened. The message names NO file and speaks of 'default verify paths', which nobody configured: SSL_CTX_load_verify_locations failed first.",
  proof:
    "stat() ssl_ca (and ssl_crl: same message) as the server's user -> ENOENT. MySQL 9.7: MY-015009 without a MY-015005 line.",
  fix: [
    'ls -l the path of ssl_ca',
    'ssl_ca=/etc/mysql/tls/ca.pem  (PEM, readable: install -m 0644)',
    'restart / reload',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-ca-file-without-cert',
    'server-ca-unreadable',
    'tls-parent-dir-not-searchable',
    'der-instead-of-pem',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['ca'], ['missing', 'link-broken', 'not-a-file'])),
};
