import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'option-set-global-lost-at-restart',
  family: 'server-files',
  title: 'MySQL: ssl_* changed with SET GLOBAL, option file not: the old files return at the next start',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['restart-will-fail'],
  versions: 'MySQL 8.0.16-9.7; on MariaDB the paths cannot be changed at run time',
  symptoms: [
    {
      where: 'SELECT @@ssl_cert mysql 9.7, after restart',
      text: 'server-cert.pem   (was /etc/mysql/tls/server-cert.pem)',
    },
    { where: 'MariaDB', text: "ERROR 1238 (HY000): Variable 'ssl_cert' is a read only variable" },
  ],
  why: 'SET GLOBAL lives until the restart. Also: @@ssl_cert shows the NEW value at once, although the old context serves until RELOAD: only tls_channel_status Current_tls_cert tells the truth.',
  proof:
    "@@ssl_cert differs from the option file's / persisted value (performance_schema.variables_info VARIABLE_SOURCE=DYNAMIC), or from tls_channel_status Current_tls_cert (not yet reloaded).",
  fix: [
    "SET PERSIST ssl_ca='…', PERSIST ssl_cert='…', PERSIST ssl_key='…'; ALTER INSTANCE RELOAD TLS;   or write them under [mysqld]",
    "SELECT * FROM performance_schema.variables_info WHERE variable_name LIKE 'ssl%';",
  ],
  lookAlikes: ['server-cert-not-reloaded'],
};
