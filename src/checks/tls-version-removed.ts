import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'tls-version-removed',
  family: 'options',
  title: 'tls_version names a protocol the server no longer has (TLSv1, TLSv1.1)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MySQL 8.0.28+ (removed TLSv1, TLSv1.1): 9.7 aborts even when the list also has TLSv1.2; MariaDB accepts the value but OpenSSL 3 cannot serve it (have_ssl=YES, nobody can connect)',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1,TLSv1.2.',
    },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
    {
      where: 'SQL mysql 9.7',
      text: "ERROR 1231 (42000): Variable 'tls_version' can't be set to the value of 'TLSv1.1'",
    },
    {
      where: 'server log mariadb 10.11 (tls-version=TLSv1.1: server starts)',
      text: '[Warning] TLSv1.0 and TLSv1.1 are insecure and should not be used for tls_version',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert internal error' },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert protocol version' },
    { where: 'client mariadb 11.8 (unix socket)', text: 'ERROR 2026 (HY000): TLS/SSL error: Broken pipe (32)' },
    {
      where: 'client mysql 9.7 to MariaDB with tls_version=TLSv1.1',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00042E:SSL routines::tlsv1 alert protocol version',
    },
  ],
  why: "MySQL's list must contain only versions it knows; one removed entry is fatal. MariaDB starts with it, and every handshake then fails because the library's security level forbids TLS 1.1.",
  proof:
    'Split tls_version / admin_tls_version on commas and compare with the versions of this server; on MariaDB: value without TLSv1.2 and TLSv1.3 while `openssl s_client -starttls mysql` gets alert 80 or 70. The faulty value may stand in mysqld-auto.cnf instead of my.cnf (same log line).',
  fix: [
    'tls_version=TLSv1.2,TLSv1.3',
    'check: mysqld --defaults-file=/etc/mysql/my.cnf --validate-config; echo $?',
    "check: SHOW VARIABLES LIKE 'tls_version'",
  ],
  lookAlikes: ['tls-version-typo', 'persisted-variable-blocks-start'],
};
