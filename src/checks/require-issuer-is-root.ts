import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-issuer-is-root',
  family: 'accounts-auth',
  title: 'REQUIRE ISSUER names the root CA but the certificate was issued by an intermediate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010290] [Server] X.509 issuer mismatch: should be '/C=DE/O=Acme/CN=Acme Root CA' but is '/C=DE/O=Acme/CN=Acme Issuing CA 1'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 issuer mismatch: should be '/C=DE/O=Acme/CN=Acme Root CA' but is '/C=DE/O=Acme/CN=Acme Issuing CA 1'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: 'The server compares the issuer field of the leaf, never the top of the chain.',
  proof: "x509_issuer in the account equals the subject of the chain's root (or of ssl_ca) and not the leaf's issuer.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE ISSUER '/C=DE/O=Acme/CN=Acme Issuing CA 1';   -- issuer of the leaf",
    'when the issuing CA is rotated, every such account must be altered',
  ],
  lookAlikes: ['require-issuer-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-issuer-is-root'),
};
