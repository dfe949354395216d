import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-key-unreadable',
  family: 'server-files',
  title: "The server's user may not read the private key (file permission or owner)",
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
    {
      where: 'MySQL 9.7 reload',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'MariaDB reload', text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: Unable to get private key' },
  ],
  why: 'The key is 0600 root:root (copied as root, or written by certbot/openssl as root); mysqld drops to user mysql before it reads it. No server prints the errno for the key.',
  proof:
    "Server's uid (owner of the process, or user= option, or owner of datadir) against mode, owner, group, ACL of the file: access(R_OK) fails while stat works. Root's own `openssl rsa -check` succeeds, which is what misleads. Distinguish from the parent-directory case: every directory up to / has x for that uid.",
  fix: [
    'chown mysql:mysql /etc/mysql/tls/server-key.pem && chmod 0400 /etc/mysql/tls/server-key.pem',
    'ALTER INSTANCE RELOAD TLS / FLUSH SSL / restart',
    "check as the server's user: sudo -u mysql cat /etc/mysql/tls/server-key.pem >/dev/null && echo readable",
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-key-file-missing',
    'server-key-cert-mismatch',
    'tls-parent-dir-not-searchable',
    'apparmor-denies-tls-files',
    'selinux-denies-tls-files',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['key'], ['file-closed'])),
};
