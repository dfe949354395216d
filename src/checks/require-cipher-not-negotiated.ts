import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-cipher-not-negotiated',
  family: 'accounts-auth',
  title: 'REQUIRE CIPHER names a cipher that the session did not get',
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
      text: "[Note] [MY-010289] [Server] X.509 ciphers mismatch: should be 'ECDHE-RSA-AES256-GCM-SHA384' but is 'TLS_AES_128_GCM_SHA256'",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010289] [Server] X.509 ciphers mismatch: should be 'TLS_AES_256_GCM_SHA384' but is 'TLS_AES_128_GCM_SHA256'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 ciphers mismatch: should be 'ECDHE-RSA-AES256-GCM-SHA384' but is 'TLS_AES_256_GCM_SHA384'",
    },
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 ciphers mismatch: should be 'ECDHE-RSA-AES256-GCM-SHA384' but is 'AES256-SHA'",
    },
  ],
  why: 'The account asks for one exact cipher name. With TLS 1.3 a TLS 1.2 name can never be negotiated; MySQL 9.7 prefers TLS_AES_128_GCM_SHA256 (for MariaDB clients too), MariaDB servers TLS_AES_256_GCM_SHA384. REQUIRE CIPHER neither restricts the handshake nor takes a list.',
  proof:
    "Compare mysql.user.ssl_cipher with SHOW SESSION STATUS LIKE 'Ssl_cipher' of an unrestricted account from the same client; a name not starting with TLS_ while Ssl_version is TLSv1.3 proves it.",
  fix: [
    'mysql --tls-version=TLSv1.2 --ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384 ...',
    'mysql --tls-ciphersuites=TLS_AES_256_GCM_SHA384 ...   # TLS 1.3, MySQL client',
    "ALTER USER 'u'@'%' REQUIRE SSL;   # better: set ciphers on the server (tls_ciphersuites, ssl_cipher)",
  ],
  lookAlikes: ['account-password-wrong'],
  reads: ['admin.accounts'],
  run: foundRequire('require-cipher-not-negotiated'),
};
