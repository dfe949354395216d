import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-cert-file-missing',
  family: 'server-files',
  title: 'The file named in ssl_cert does not exist',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start WITHOUT TLS (5.6: have_ssl DISABLED; 9.7: tls_channel_status Enabled=No)',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get certificate from '/etc/mysql/tls/server-cert.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get certificate' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/etc/mysql/tls/server-cert.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] Failed to setup SSL' },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Unable to get certificate' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tDISABLED' },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: "ssl_cert names a path that does not exist (typing error, file never copied, renamed by the CA tool). All servers print the same 'Unable to get certificate' for a missing, unreadable, empty, DER, CSR, too weak or damaged file.",
  proof:
    "stat() the path of ssl_cert AS THE SERVER'S USER (relative -> datadir): ENOENT on the last component. MySQL 9.7: no MY-015005 line (that one appears only when the file exists and may not be read).",
  fix: [
    'ls -l /etc/mysql/tls/   # find the real name',
    "ssl_cert=/etc/mysql/tls/server-cert.pem   in [mysqld], then restart (MariaDB) or: SET GLOBAL ssl_cert='/etc/mysql/tls/server-cert.pem'; ALTER INSTANCE RELOAD TLS; (MySQL)",
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-cert-unreadable',
    'tls-parent-dir-not-searchable',
    'der-instead-of-pem',
    'server-path-relative',
    'systemd-sandbox-hides-tls-files',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['cert'], ['missing', 'link-broken', 'not-a-file'])),
};
