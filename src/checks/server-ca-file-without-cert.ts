import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-ca-file-without-cert',
  family: 'server-files',
  title: 'ssl_ca holds no certificate at all (a key, an HTML error page, DER)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'MariaDB 10.11/11.8 refuse to start; MySQL 9.7 starts without TLS; 5.6 silent',
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
      where: 'MySQL 9.7 reload',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'MariaDB reload (nothing is written to the log)',
      text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '(silent: have_ssl YES, TLS works)' },
  ],
  why: "SSL_CTX_load_verify_locations finds no CERTIFICATE block in ssl_ca. The message blames 'default verify paths'.",
  proof: 'ssl_ca parses to 0 certificates.',
  fix: [
    "grep -c 'BEGIN CERTIFICATE-----' ca.pem   # must be >= 1",
    'openssl x509 -in ca.pem -noout -subject -issuer',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-ca-file-missing', 'server-ca-unreadable'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca'], ['wrong-content', 'empty', 'damaged'])),
};
