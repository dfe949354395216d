import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-reload-without-tls-does-nothing',
  family: 'server-files',
  title: 'MariaDB: FLUSH SSL on a server that started without TLS says OK and does nothing',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-tls-off'],
  versions: 'MariaDB 10.11, 11.8 with --skip-ssl; MySQL 9.7 differs',
  symptoms: [
    { where: 'MariaDB 10.11 FLUSH SSL', text: 'Query OK (no error, no warning), have_ssl stays DISABLED' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    { where: 'MySQL 9.7 in the same state', text: 'ALTER INSTANCE RELOAD TLS works and switches TLS on' },
    {
      where: "MySQL 9.7 started with tls_version=''",
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: TLS version is invalid',
    },
  ],
  why: 'MariaDB refreshes only an existing acceptor. A renewal script sees success.',
  proof: 'have_ssl=DISABLED before and after; server greeting without CLIENT_SSL.',
  fix: [
    'set ssl_* under [mysqld], systemctl restart mariadb',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-tls-not-configured', 'server-cert-not-reloaded'],
};
