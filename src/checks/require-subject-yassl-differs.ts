import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-yassl-differs',
  family: 'accounts-auth',
  title: 'Subject text made with OpenSSL does not fit a yaSSL server, or the other way round after an upgrade',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6 and 5.7 community builds with yaSSL',
  symptoms: [
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '/DC=test/DC=acme/UID=u1/CN=henry/serialNumber=42' but is '/CN=henry'",
    },
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/OU=Ops/CN=alice' but is '/C=DE/CN='",
    },
    {
      where: 'client mariadb 10.11',
      text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)",
    },
  ],
  why: "yaSSL builds its own string: only C ST L O OU CN SN emailAddress, raw bytes, no escapes, '/' for multi-valued RDNs; a BMPString value comes out empty. After an upgrade to an OpenSSL build the texts must be replaced.",
  proof: "Server is 5.6/5.7 and has no Rsa_public_key status variable; compare with the 'but is' text.",
  fix: [
    "ALTER/GRANT with the 'but is' text from the log (5.6: GRANT USAGE ON *.* TO 'u'@'%' REQUIRE SUBJECT '/CN=henry';)",
  ],
  lookAlikes: ['require-subject-short-name'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-yassl-differs'),
};
