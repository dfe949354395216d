import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-case',
  family: 'accounts-auth',
  title: 'REQUIRE SUBJECT differs from the certificate in upper or lower case',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=de/O=acme/OU=ops/CN=Alice' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '/C=de/O=acme/OU=ops/CN=Alice' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: 'strcmp: X.500 case-insensitivity does not apply.',
  proof: 'Texts are equal when lower-cased.',
  fix: ["ALTER USER 'u'@'%' REQUIRE SUBJECT '<exact text>';"],
  lookAlikes: ['require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-case'),
};
