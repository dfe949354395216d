import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-ca-unreadable',
  family: 'server-files',
  title: "The server's user may not read the CA file",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'MariaDB refuses to start; MySQL 9.7 without TLS; MySQL 5.6 silent',
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
    {
      where: 'server log mysql 9.7 (stderr)',
      text: "mysqld: File '/etc/mysql/tls/ca.pem' not found (OS errno 13 - Permission denied)",
    },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-015005] [Server] Cannot open certificate /etc/mysql/tls/ca.pem. Please check the cerificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015007] [Server] CA certificate/certficates is invalid. Please check logs for more details.',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '(silent: have_ssl YES)' },
  ],
  why: "Mode or owner of the CA file forbids the server's user to read it; the message does not name the file (MariaDB) or says 'not found' (MySQL 9.7).",
  proof: "access(R_OK) as the server's uid fails on ssl_ca itself; MySQL 9.7: MY-015005 naming ssl_ca plus MY-015007.",
  fix: [
    'chmod 0644 /etc/mysql/tls/ca.pem',
    'sudo -u mysql head -1 /etc/mysql/tls/ca.pem',
    'restart / reload',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-ca-file-missing', 'server-ca-file-without-cert'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'crl'], ['file-closed', 'group-not-joined'])),
};
