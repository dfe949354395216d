import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-key-group-not-joined',
  family: 'server-files',
  title: "The key is readable for a group to which the server's user does not belong",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start WITHOUT TLS (5.6: have_ssl DISABLED; 9.7: tls_channel_status Enabled=No)',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get private key from '/etc/ssl/private/server-key.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get private key' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/ssl/private/server-key.pem'.",
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
  why: "0640 root:ssl-cert is Debian's way; mysql is not in ssl-cert, or was added while mysqld ran (groups are taken over at start only), or a container drops supplementary groups.",
  proof:
    "Group of the file is not in the server's groups: compare gid of the file with `id -G mysql` AND with 'Groups:' in /proc/PID/status. In id but not in /proc -> restart is enough.",
  fix: [
    'adduser mysql ssl-cert   (usermod -aG ssl-cert mysql)',
    'systemctl restart mysql   # a reload is not enough',
    'grep Groups /proc/$(pidof mysqld)/status',
  ],
  lookAlikes: ['server-key-unreadable', 'tls-parent-dir-not-searchable'],
  reads: ['server.files'],
  run: foundObstacles(about(['key'], ['group-not-joined'])),
};
