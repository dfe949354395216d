import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-issuer-mismatch',
  family: 'accounts-auth',
  title: "REQUIRE ISSUER holds another string than the certificate's issuer",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'client mysql 9.7; client mariadb 10.11 and 11.8',
      text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010290] [Server] X.509 issuer mismatch: should be '/C=DE/O=Acme/CN=Acme Root CA' but is '/C=DE/O=Acme/CN=Acme Issuing CA 1'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8 (log_warnings >= 1); server log mysql 5.6',
      text: "[Note] X509 issuer mismatch: should be '/C=DE/O=Acme/CN=Acme Root CA' but is '/C=DE/O=Acme/CN=Acme Issuing CA 1'",
    },
  ],
  why: "Same byte comparison as for the subject, done on the leaf's issuer name. Order of the checks: cipher, issuer, subject; only the first failing one is logged.",
  proof: 'openssl x509 -in client.pem -noout -issuer -nameopt compat versus mysql.user.x509_issuer.',
  fix: [
    "ALTER USER 'u'@'%' REQUIRE ISSUER '<output of: openssl x509 -in client.pem -noout -issuer -nameopt compat, without issuer=>';",
    'REQUIRE replaces the whole clause: repeat SUBJECT ... AND ISSUER ... in one statement',
  ],
  lookAlikes: ['require-issuer-is-root', 'require-subject-mismatch', 'account-password-wrong'],
  reads: ['admin.accounts'],
  run: foundRequire('require-issuer-mismatch'),
};
