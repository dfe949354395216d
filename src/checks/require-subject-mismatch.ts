import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-mismatch',
  family: 'accounts-auth',
  title: "REQUIRE SUBJECT holds another string than the certificate's subject",
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
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=alice' but is '/C=DE/O=Acme/CN=erin '",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 'U'@'localhost' (using password: YES)",
    },
    { where: 'server log mysql 9.7 (default verbosity 2)', text: '(nothing: both lines are [Note])' },
    {
      where: 'server log mariadb 10.11 and 11.8 (log_warnings >= 1, default 2); server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=alice' but is '/C=DE/O=Acme/CN=erin '",
    },
    {
      where: 'server log mariadb 10.11 and 11.8 (log_warnings >= 2)',
      text: "[Warning] Access denied for user 'U'@'localhost' (using password: YES)",
    },
  ],
  why: "The server compares, byte for byte (strcmp, case, spaces and order count), the stored text with X509_NAME_oneline() of the certificate's subject. Any difference denies the login with the plain 1045.",
  proof:
    "Compute the server's string and compare it with mysql.user.x509_subject: openssl x509 -in client.pem -noout -subject -nameopt compat | sed 's/^subject=//' prints exactly X509_NAME_oneline of that OpenSSL. Rules: RDNs in the certificate's own order, each '/' + short name (unknown OIDs dotted) + '=' + value; inside a multi-valued RDN '+'; bytes <0x20 or >0x7E as \\xHH (upper case hex); OpenSSL >= 3.0 writes '/' and '+' inside a value as '\\/' and '\\+'; ',' '=' '\\' '\"' are never escaped; BMPString as its raw UTF-16BE bytes ('\\x00M\\x00\\xFC'). yaSSL (MySQL <= 5.6/5.7 community): raw bytes, no escapes, '/' instead of '+', only C ST L O OU CN SN emailAddress kept, everything else dropped. Look at the [MY-010291] / 'X509 subject mismatch' line: it prints both strings.",
  fix: [
    "S=$(openssl x509 -in client.pem -noout -subject -nameopt compat | sed 's/^subject=//')",
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '<S with every \\ doubled and every quote doubled>';",
    'to see the strings in the log: SET GLOBAL log_error_verbosity=3;  (MySQL)   /   SET GLOBAL log_warnings=2;  (MariaDB)',
  ],
  lookAlikes: [
    'require-subject-rdn-order',
    'require-subject-not-oneline',
    'require-subject-non-ascii',
    'require-x509-no-client-cert',
    'account-password-wrong',
  ],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-mismatch'),
};
