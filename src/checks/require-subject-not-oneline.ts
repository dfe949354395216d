import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-not-oneline',
  family: 'accounts-auth',
  title: "REQUIRE SUBJECT was copied in RFC 2253 or openssl's default spelling instead of /C=…/CN=…",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be 'CN=alice,OU=Ops,O=Acme,C=DE' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be 'C = DE, O = Acme, OU = Ops, CN = alice' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be 'CN=alice,OU=Ops,O=Acme,C=DE' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: "openssl x509 -subject prints 'C = DE, O = Acme, ...' (1.1-3.1) or 'C=DE, O=Acme, ...' (3.2+), Java/LDAP/Kubernetes print 'CN=alice,OU=Ops,O=Acme,C=DE'; CREATE USER accepts any text without a check and the server only knows the slash form.",
  proof: "x509_subject / x509_issuer does not begin with '/'.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice';",
    "find them all: SELECT user,host,x509_subject,x509_issuer FROM mysql.user WHERE (x509_subject<>'' AND x509_subject NOT LIKE '/%') OR (x509_issuer<>'' AND x509_issuer NOT LIKE '/%');",
  ],
  lookAlikes: ['require-subject-rdn-order', 'require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-not-oneline'),
};
