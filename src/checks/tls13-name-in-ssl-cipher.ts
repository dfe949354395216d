import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'tls13-name-in-ssl-cipher',
  family: 'options',
  title: 'A TLS 1.3 suite name is put into ssl-cipher',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MySQL 8.0+: tls_ciphersuites is the right option; MariaDB has only ssl_cipher and takes both kinds of names in it',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-015104] [Server] Value for option 'ssl_cipher' contains cipher 'TLS_AES_128_GCM_SHA256' that is blocked. Please refer to the documentation for allowed ciphers.",
    },
    {
      where: 'client mysql 9.7 --ssl-cipher=TLS_AES_128_GCM_SHA256',
      text: 'ERROR 2026 (HY000): SSL connection error: Failed to set ciphers to use',
    },
    {
      where: 'client mysql 9.7 (TLSv1.2 client to MariaDB 10.11 with ssl-cipher=TLS_AES_128_GCM_SHA256)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
    },
    {
      where: 'client mariadb 10.11 (TLSv1.2)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert handshake failure',
    },
    { where: 'MariaDB 10.11 / 11.8', text: 'accepted: have_ssl=YES, TLS 1.3 clients get TLS_AES_128_GCM_SHA256' },
  ],
  why: "OpenSSL has two lists. MySQL's ssl_cipher is only the TLS<=1.2 list. MariaDB accepts TLS 1.3 names in ssl_cipher, but then no TLS 1.2 cipher is left and TLS 1.2 clients get a handshake failure.",
  proof:
    'Any element of ssl_cipher starts with TLS_; MySQL → error; MariaDB → all elements start with TLS_ and tls_version includes TLSv1.2. `openssl s_client -starttls mysql -tls1_2` fails and -tls1_3 works.',
  fix: [
    'MySQL: tls_ciphersuites=TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256',
    'MariaDB: ssl_cipher=TLS_AES_256_GCM_SHA384:ECDHE-RSA-AES256-GCM-SHA384',
    "check: SHOW STATUS LIKE 'Ssl_cipher' from a TLSv1.2 and a TLSv1.3 client",
  ],
  lookAlikes: ['server-cipher-list-unusable', 'cipher-no-overlap', 'tls-version-no-overlap'],
};
