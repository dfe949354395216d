import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-non-ascii',
  family: 'accounts-auth',
  title: 'Umlauts or other non-ASCII characters stand in the subject',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL and MariaDB on OpenSSL; yaSSL takes the raw bytes',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '/C=DE/O=Acme/CN=Müller' but is '/C=DE/O=Acme/CN=M\\xC3\\xBCller'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/CN=Müller' but is '/C=DE/O=Acme/CN=M\\xC3\\xBCller'",
    },
    { where: 'server log mariadb 10.11 and 11.8', text: "... but is '/C=DE/CN=\\x00M\\x00\\xFC\\x00l'  (BMPString)" },
    {
      where: 'server log mysql 5.6 (yaSSL), the other way round',
      text: "[Note] X509 subject mismatch: should be '/C=DE/O=Acme/CN=M\\xC3\\xBCller' but is '/C=DE/O=Acme/CN=Müller'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: 'Every byte outside 0x20-0x7E becomes \\xHH in the oneline string (one UTF-8 umlaut becomes eight ASCII characters, \\xC3\\xBC), so a subject stored as readable text never matches. T61/BMP encodings give other bytes for the same letters.',
  proof: 'Stored text has bytes > 0x7E (HEX(x509_subject) has C3..): cannot match on OpenSSL. Computed string has \\x.',
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '/C=DE/O=Acme/CN=M\\\\xC3\\\\xBCller';",
    'or reissue with an ASCII subject',
  ],
  lookAlikes: ['require-subject-backslash-lost', 'require-subject-mismatch'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-non-ascii'),
};
