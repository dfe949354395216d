import type { Check } from './engine/check.ts';
import { refusedWord } from './engine/refused-word.ts';
import { proofLine } from './engine/server-mend.ts';
import { foundUnknown } from './engine/unknown-option.ts';

const inFiles = foundUnknown(
  'typo',
  ({ instead }) =>
    `is no option of this program${instead === undefined ? '' : `; meant is probably ${instead.replace(/=.*/, '')}`}`,
);

export const check: Check = {
  id: 'option-name-typo',
  family: 'options',
  title: 'An option name is misspelt or shortened',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all; unique prefixes still work in MariaDB, no longer in MySQL 8+',
  symptoms: [
    { where: 'server log mysql 9.7', text: "[ERROR] [MY-000067] [Server] unknown variable 'tls_vers=TLSv1.2'." },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
    { where: 'client mysql 9.7 --ssl-mod=REQUIRED', text: "mysql: [ERROR] unknown variable 'ssl-mod=REQUIRED'." },
    {
      where: 'server log mariadb 10.11',
      text: "[Note] Using unique option prefix 'ssl_cer' is error-prone and can break in the future. Please use the full name 'ssl_cert' instead.",
    },
    {
      where: 'client mariadb 10.11',
      text: "Info: Using unique option prefix 'ssl-verify' is error-prone and can break in the future. Please use the full name 'ssl-verify-server-cert' instead.",
    },
    { where: 'client mariadb 10.11', text: "mariadb: ambiguous option '--ssl-c=x' (ssl-ca, ssl-crlpath)" },
    { where: 'server log mysql 5.6', text: "[ERROR] /usr/sbin/mysqld: unknown variable 'tls-version=TLSv1.2'" },
    {
      where: 'server log mariadb 10.11',
      text: "[ERROR] /usr/sbin/mariadbd: unknown variable 'tls-ciphersuites=TLS_AES_128_GCM_SHA256'",
    },
  ],
  why: 'The name is not an option of this program and version (typo, prefix, or an option of another product: tls_ciphersuites is MySQL only, tls-version needs MySQL 5.7.10+/MariaDB 10.4.6+, require_secure_transport MySQL 5.7.8+/MariaDB 10.5.2+).',
  proof:
    "Name not in `mysqld --no-defaults --verbose --help` of that binary; nearest name by edit distance gives the suggestion. MySQL prints MY-000067 (name=value) or MY-000068 (bare) AFTER 'configured to support TLS', so the TLS line in the log is no sign of success.",
  fix: [
    'correct the name; for options of another version prefix loose- only when ignoring is acceptable',
    'check: mysqld --defaults-file=… --validate-config (MySQL 8.0.16+) exits 0',
  ],
  lookAlikes: ['option-with-dashes-in-file', 'server-skip-ssl-removed', 'client-ssl-mode-unknown-to-mariadb'],
  reads: ['server.options', 'client.options'],
  run: (facts) => {
    const { seen, nearest } = refusedWord(facts) ?? {};
    if (seen === undefined || nearest === undefined) return inFiles(facts);
    return [
      ...inFiles(facts),
      {
        what: `the command line has an ${seen}; meant is probably --${nearest}`,
        evidence: { seen, nearest },
        fix: [`--${nearest}   # in its place`, proofLine(facts)],
        leadsTo: ['client-options-refused'],
      },
    ];
  },
};
