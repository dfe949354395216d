import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-backslash-lost',
  family: 'accounts-auth',
  title: 'The backslash of \\xC3 was swallowed by the SQL string',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL and MariaDB, unless sql_mode has NO_BACKSLASH_ESCAPES',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/CN=MxC3xBCller' but is '/C=DE/O=Acme/CN=M\\xC3\\xBCller'",
    },
    { where: 'mysql.user', text: 'x509_subject = /C=DE/O=Acme/CN=MxC3xBCller' },
    { where: 'mysql client in batch mode', text: 'prints the right value (one backslash) as \\\\xC3\\\\xBC' },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: "In an SQL literal '\\x' means 'x' and '\\/' means '/': text pasted from the log or from openssl loses its backslashes.",
  proof: 'Stored text equals the computed one with all backslashes removed; HEX() of the column shows no 5C.',
  fix: [
    "double every backslash: REQUIRE SUBJECT '/C=DE/O=Acme/CN=M\\\\xC3\\\\xBCller'",
    "or SET SESSION sql_mode=CONCAT(@@sql_mode,',NO_BACKSLASH_ESCAPES'); then paste as it is",
    "check: SELECT HEX(x509_subject) FROM mysql.user WHERE user='u';  -- 5C must be there",
  ],
  lookAlikes: ['require-subject-non-ascii'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-backslash-lost'),
};
