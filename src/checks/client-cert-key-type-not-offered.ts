import type { Check } from './engine/check.ts';
import { foundKeyType } from './engine/found-key-type.ts';

export const check: Check = {
  id: 'client-cert-key-type-not-offered',
  family: 'certificates',
  title: 'The client drops its certificate because the server offers no signature scheme for its key',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['client-cert-missing'],
  versions:
    'TLS 1.3: the certificate is not shown; TLS 1.2: alert 47; brainpool curves work from OpenSSL 3.2 on both sides',
  symptoms: [
    {
      where:
        'client mysql 9.7, client mariadb 10.11, client mariadb 11.8 TLS 1.3, REQUIRE X509 account, brainpool client key',
      text: "ERROR 1045 (28000): Access denied for user 'x'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'driver mysql2 TLS 1.3',
      text: "code=ER_ACCESS_DENIED_ERROR message=Access denied for user 'x'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000417:SSL routines::ssl/tls alert illegal parameter',
    },
    { where: 'client mariadb 10.11 TLS 1.2', text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert illegal parameter' },
    {
      where: 'client mariadb 11.8 TLS 1.2',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert illegal parameter',
    },
    {
      where: 'acceptance table',
      text: 'brainpool client certificate, TLS 1.3: access denied everywhere except mariadb 11.8 client to 11.8 server, which accepts; Ed25519 and P-521 client certificates: accepted by all',
    },
  ],
  why: 'In TLS 1.3 a client without a usable certificate for the signature_algorithms of the server sends an empty certificate; the server then sees "no certificate".',
  proof:
    'ssl-cert is set and readable, Ssl_cipher is not empty, and a REQUIRE X509 account gets 1045 although password and host match; key curve not in the server signature_algorithms (openssl s_client shows "Requested Signature Algorithms"). Force TLS 1.2: alert 47 instead of 1045 proves it.',
  fix: [
    'openssl x509 -in client.pem -noout -text | grep "ASN1 OID"',
    'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out client.key   # and a new certificate',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: ['require-x509-no-client-cert', 'account-password-wrong'],
  reads: ['wire.attempts'],
  run: foundKeyType,
};
