import type { Check } from './engine/check.ts';
import { foundTlsNotConfigured } from './engine/server-tls-off.ts';

export const check: Check = {
  id: 'server-tls-not-configured',
  family: 'server-files',
  title: 'The server has no certificate files configured, so it offers no TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['server-tls-off'],
  versions:
    'MariaDB 10.11 and older, MySQL 5.6; MySQL 9.7 only with --auto-generate-certs=OFF or a data folder without certificates; MariaDB >= 11.4 never (in-memory certificate)',
  symptoms: [
    { where: 'SHOW VARIABLES mariadb 10.11, mysql 5.6', text: 'have_ssl\tDISABLED' },
    { where: 'server log mariadb 10.11/11.8', text: '(no line at all about SSL)' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'client mariadb 10.11 --ssl',
      text: "connects WITHOUT TLS: SHOW STATUS LIKE 'Ssl_cipher' is empty, no warning",
    },
  ],
  why: "ssl_cert and ssl_key are empty. DISABLED means 'able, but not switched on or failed'; MariaDB 10.11 and MySQL 5.6 make no certificate of their own.",
  proof:
    "SHOW VARIABLES: ssl_cert and ssl_key empty and have_ssl=DISABLED, and the error log has NO 'SSL error' line since the last start (that separates it from every broken-file fault). Offline: no ssl_cert/ssl_key in [mysqld]/[server]/[mariadb] of the files `mysqld --print-defaults` lists. Wire: server greeting lacks CLIENT_SSL (0x0800).",
  fix: [
    '[mysqld]',
    'ssl_ca=/etc/mysql/tls/ca.pem',
    'ssl_cert=/etc/mysql/tls/server-cert.pem',
    'ssl_key=/etc/mysql/tls/server-key.pem',
    'systemctl restart mariadb   # the three paths are read-only in MariaDB',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-ssl-disabled-by-option', 'server-cert-file-missing', 'option-in-wrong-group'],
  reads: ['server.options'],
  run: foundTlsNotConfigured,
};
