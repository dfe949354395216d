import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-key-file-missing',
  family: 'server-files',
  title: 'The file named in ssl_key does not exist',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start WITHOUT TLS (5.6: have_ssl DISABLED; 9.7: tls_channel_status Enabled=No)',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get private key' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] Failed to setup SSL' },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Unable to get private key' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tDISABLED' },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: 'ssl_key names a path that does not exist. The same line is printed for an unreadable, encrypted, damaged or NOT MATCHING key: the text alone never says which.',
  proof:
    "stat() of the ssl_key path as the server's user gives ENOENT; the certificate loads (no 'Unable to get certificate' line, it is read first).",
  fix: [
    'put the key in place: install -o mysql -g mysql -m 0400 server-key.pem /etc/mysql/tls/server-key.pem',
    'restart, or reload: ALTER INSTANCE RELOAD TLS (MySQL) / FLUSH SSL (MariaDB, only while the server runs with the same path)',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-key-unreadable',
    'server-key-cert-mismatch',
    'server-key-encrypted',
    'server-cert-chain-order-wrong',
    'tls-parent-dir-not-searchable',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['key'], ['missing', 'link-broken', 'not-a-file'])),
};
