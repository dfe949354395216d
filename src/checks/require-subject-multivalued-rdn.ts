import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-multivalued-rdn',
  family: 'accounts-auth',
  title: 'The subject has a multi-valued RDN (OU=Ops+CN=frank)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: "OpenSSL >= 3.0: '+'; OpenSSL 1.x and yaSSL: '/'",
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=frank' but is '/C=DE/O=Acme/OU=Ops+CN=frank'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=frank' but is '/C=DE/O=Acme/OU=Ops+CN=frank'",
    },
    {
      where: 'server log mysql 5.6 (yaSSL), the other way round',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops+CN=frank' but is '/C=DE/O=Acme/OU=Ops/CN=frank'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: "OpenSSL 3 joins the parts of one RDN with '+', older libraries wrote '/' between them. Inside the set the DER order counts ('CN=frank+OU=Ops' does not match).",
  proof:
    "The certificate has an RDN with more than one attribute (openssl asn1parse: SET with two SEQUENCEs); stored and computed text differ only in '/' and '+'.",
  fix: ["ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops+CN=frank';"],
  lookAlikes: ['require-subject-rdn-order'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-multivalued-rdn'),
};
