import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-path-relative',
  family: 'server-files',
  title: 'A relative ssl_* path is taken from the data folder, not from the option file or your shell',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all; both servers chdir() to datadir before they read the files',
  symptoms: [
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: SSL_CTX_set_default_verify_paths failed' },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get certificate from 'certs/server-cert.pem'",
    },
    { where: 'SHOW VARIABLES', text: 'ssl_cert\tcerts/server-cert.pem   (shown as written, not resolved)' },
    { where: 'SHOW DATABASES mariadb 10.11', text: "certs   (a folder 'certs' in the datadir shows up as a database)" },
    {
      where: 'server log mysql 9.7 ssl-cert=pki/server.pem',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from 'pki/server.pem'.",
    },
    { where: 'server log mariadb 10.11', text: "SSL error: Unable to get certificate from 'pki/server.pem'" },
  ],
  why: "The server changes into datadir before it opens the files. MySQL 9.7's own default is just 'ca.pem'. A sub-folder made there for certificates becomes a database name on MariaDB and MySQL 5.6.",
  proof:
    "Path does not begin with '/': resolve against @@datadir (or datadir= offline) and stat there. Works when the file is in datadir.",
  fix: [
    'write absolute paths: ssl_ca=/etc/mysql/tls/ca.pem',
    'SELECT @@datadir, @@ssl_cert;',
    'restart',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-ca-file-missing', 'server-cert-file-missing', 'option-value-not-expanded'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'crlpath'], ['relative'])),
};
