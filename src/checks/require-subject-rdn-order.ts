import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-rdn-order',
  family: 'accounts-auth',
  title: 'REQUIRE SUBJECT has the right attributes in another order',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/CN=alice/OU=Ops/O=Acme/C=DE' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be '/CN=alice/OU=Ops/O=Acme/C=DE' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: 'The oneline string keeps the order in which the RDNs stand in the certificate; LDAP/RFC 2253 tools and many UIs print them reversed.',
  proof: 'Split both strings into RDNs: same multiset, other order.',
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice';",
    'openssl x509 -in client.pem -noout -subject -nameopt compat   # gives the order',
  ],
  lookAlikes: ['require-subject-not-oneline', 'require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-rdn-order'),
};
