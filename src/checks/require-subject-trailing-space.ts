import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-trailing-space',
  family: 'accounts-auth',
  title: 'A space too many or too few stands in REQUIRE SUBJECT/ISSUER or in the certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=alice ' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/CN=erin' but is '/C=DE/O=Acme/CN=erin '",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/CN=erin' but is '/C=DE/O=Acme/CN=erin '",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: "Comparison is exact; blanks at the end of a value (often from CSR forms) and after commas ('O=Acme, Inc.' is ', ' in the string, unescaped) count.",
  proof: 'Texts are equal after stripping blanks and differ before; show both in quotes.',
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/CN=erin ';   -- with the blank",
    'or reissue the certificate without it',
    "a comma needs no backslash: '/C=DE/O=Acme, Inc./CN=gina'",
  ],
  lookAlikes: ['require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-trailing-space'),
};
