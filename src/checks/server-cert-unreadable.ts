import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-cert-unreadable',
  family: 'server-files',
  title: "The server's user may not read the certificate file",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
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
    {
      where: 'server log mysql 9.7 (stderr)',
      text: "mysqld: File '/etc/mysql/tls/server-cert.pem' not found (OS errno 13 - Permission denied)",
    },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-015005] [Server] Cannot open certificate /etc/mysql/tls/server-cert.pem. Please check the cerificate',
    },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: "ssl_cert is 0600 root (umask 077 when it was made). MySQL 9.7 says 'not found' although the file is there: the errno in brackets is the truth.",
  proof:
    "MY-015005 for ssl_cert + 'OS errno 13' proves it in MySQL 9.7 (missing file and closed parent directory do not print it). Elsewhere: access(R_OK) as the server's uid fails on the file itself.",
  fix: [
    'chmod 0644 /etc/mysql/tls/server-cert.pem',
    'sudo -u mysql openssl x509 -in /etc/mysql/tls/server-cert.pem -noout -subject',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-cert-file-missing', 'tls-parent-dir-not-searchable', 'apparmor-denies-tls-files'],
  reads: ['server.files'],
  run: foundObstacles(about(['cert'], ['file-closed', 'group-not-joined'])),
};
