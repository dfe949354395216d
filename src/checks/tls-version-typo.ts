import type { Check } from './engine/check.ts';
import {
  foundServerValue,
  persistedIn,
  serverValue,
  tlsVersionList,
  versionOptions,
} from './engine/option-value-found.ts';
export const check: Check = {
  id: 'tls-version-typo',
  family: 'options',
  title: 'tls_version is misspelt: unknown name, blank after the comma, ; instead of ,',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.0+, MariaDB 10.4.6+',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.2, TLSv1.3.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.2;TLSv1.3.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.4.',
    },
    {
      where: 'server log mariadb 10.11',
      text: "[ERROR] /usr/sbin/mariadbd: Error while setting value 'TLSv1.2, TLSv1.3' to 'tls_version'",
    },
    {
      where: 'server log mariadb 11.8',
      text: "[ERROR] /usr/sbin/mariadbd: Error while setting value 'TLSv1.4' to 'tls_version'",
    },
    {
      where: 'SQL mysql 9.7',
      text: "ERROR 1231 (42000): Variable 'tls_version' can't be set to the value of 'TLSv1.4'",
    },
  ],
  why: 'The value is a comma list without blanks of TLSv1.2, TLSv1.3 (MySQL and MariaDB names, case ignored); anything else is fatal at start.',
  proof:
    "Value does not match ^(TLSv1\\.[23])(,TLSv1\\.[23])*$ (case-insensitive). MariaDB logs 'Error while setting value', MySQL MY-013835.",
  fix: ['tls_version=TLSv1.2,TLSv1.3   (no blank)', "check: SHOW VARIABLES LIKE 'tls_version'"],
  lookAlikes: ['tls-version-removed', 'client-tls-version-invalid'],
  reads: ['server.options'],
  run: (facts) =>
    versionOptions.flatMap((name) => {
      const value = serverValue(facts, name);
      // What was persisted is another check's.
      if (value === undefined || value === '' || persistedIn(facts, name) !== undefined) return [];
      const { unknown } = tlsVersionList(value);
      if (unknown.length === 0) return [];
      const says = `'${unknown[0]}' is no TLS version; the list has commas and no blanks`;
      return [foundServerValue(facts, name, { says, instead: `${name}=TLSv1.2,TLSv1.3`, evidence: { unknown } })];
    }),
};
