import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import {
  foundServerValue,
  isYassl,
  persistedIn,
  serverValue,
  tlsVersionList,
  versionOptions,
} from './engine/option-value-found.ts';
import { atLeast, flavorOf, versionOf } from './engine/server-mend.ts';
export const check: Check = {
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
  reads: ['server.options'],
  run: (facts) =>
    versionOptions.flatMap((name) => {
      const value = serverValue(facts, name);
      // What was persisted is another check's.
      if (value === undefined || value === '' || persistedIn(facts, name) !== undefined) return [];
      const { known, unknown } = tlsVersionList(value);
      const old = known.filter((entry) => !/^TLSv1\.[23]$/i.test(entry));
      if (unknown.length > 0 || old.length === 0 || !matters(facts, known.length - old.length)) return [];
      const mysql = flavorOf(facts) === 'mysql';
      const says = mysql
        ? `this server has no ${old[0]} any more, and one such entry keeps it from starting`
        : `OpenSSL 3 serves no ${old.join(' or ')}, and the list has nothing newer: every handshake fails`;
      return [
        foundServerValue(facts, name, {
          says,
          instead: `${name}=TLSv1.2,TLSv1.3`,
          evidence: { removed: old },
          leadsTo: mysql ? ['server-not-running'] : ['handshake-failed'],
        }),
      ];
    }),
};

/** MySQL took them out with 8.0.28; MariaDB starts, and is in trouble when nothing else is in the list. */
function matters(facts: Facts, newer: number): boolean {
  if (isYassl(facts)) return false;
  const version = versionOf(facts);
  return flavorOf(facts) === 'mysql' ? version === undefined || atLeast(version, [8, 0, 28]) : newer === 0;
}
