import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-partial',
  family: 'accounts-auth',
  title: 'REQUIRE SUBJECT holds only part of the subject (prefix, CN only, wildcard)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: "There is no prefix, CN-only or wildcard match: '%' and '*' are plain characters.",
  proof: 'Stored text is a prefix or a part of the computed one.',
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice';",
    "for a whole group of certificates: REQUIRE ISSUER '<issuing CA used only for that group>'",
  ],
  lookAlikes: ['require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-partial'),
};
