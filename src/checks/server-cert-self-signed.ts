import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'server-cert-self-signed',
  family: 'certificates',
  title: 'The server certificate is self-signed and the client was given another CA',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions:
    "all; one-line `openssl req -x509` certificates, MariaDB 11.4+ automatic ones (MySQL's automatic ones are signed by an automatic CA instead)",
  symptoms: [
    {
      where: 'client mysql 9.7 (VERIFY_CA, VERIFY_IDENTITY)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca); client mariadb 10.11 / 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate',
    },
    {
      where: 'client mariadb 11.8 default options against MariaDB 10.11',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=DEPTH_ZERO_SELF_SIGNED_CERT message=self-signed certificate',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate' },
    {
      where: 'server log mysql 9.7 (client refused the server certificate; log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Bad handshake',
    },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate)',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 default vs 11.8 server with password: accepts; mariadb 11.8 --ssl-ca=OTHER: refuses; with ssl-ca = the self-signed certificate itself every client accepts, VERIFY_IDENTITY too, even when it says CA:FALSE',
    },
    { where: 'driver mysql2', text: 'self-signed certificate (code HANDSHAKE_SSL_ERROR)' },
    { where: 'driver mariadb npm', text: 'self-signed certificate (code DEPTH_ZERO_SELF_SIGNED_CERT)' },
    {
      where: 'driver mariadb npm under NODE_TLS_REJECT_UNAUTHORIZED=0',
      text: 'self-signed certificate (code ER_SELF_SIGNED)',
    },
    { where: 'driver go-sql-driver', text: 'x509: certificate signed by unknown authority' },
    {
      where: 'driver Rust rustls given that leaf as CA (leaf has CA:TRUE)',
      text: 'invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))',
    },
    {
      where: 'driver Rust rustls, X.509 v1 certificate (MariaDB 11.4.0/11.4.1 auto-made, old tools)',
      text: 'invalid peer certificate: Other(OtherError(UnsupportedCertVersion))',
    },
  ],
  why: "The leaf is its own issuer (X509 error 18) and is not pinned in the client's CA file; trust must be put in that very certificate, and it changes whenever it is made again (MariaDB 11.4+ automatic certificate: at every start).",
  proof:
    'Leaf of the handshake: subject=issuer AND its signature verifies with its own key (equal names alone prove nothing: check the signature). Fingerprint absent from client ssl-ca. Also: Leaf issuer == subject and verifies under its own key. For rustls: basicConstraints CA:TRUE on the leaf → CaUsedAsEndEntity; certificate version 1 → UnsupportedCertVersion.',
  fix: [
    '# pin it: copy the certificate itself to the client and use it as CA',
    'mariadb --ssl-ca=/etc/mysql/tls/server-cert.pem -h HOST   # works with CA:FALSE too',
    'mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=/etc/mysql/tls/server-cert.pem -h HOST',
    '# or issue a certificate from a CA and restart / ALTER INSTANCE RELOAD TLS / FLUSH SSL',
    'make a CA and a leaf signed by it (leaf: CA:FALSE, SAN, serverAuth) and set ssl-cert/ssl-key; reload',
    "short term: use the leaf itself as the client's CA file (works with OpenSSL, Node, Java; not rustls when CA:TRUE)",
    'check: openssl s_client -starttls mysql -connect HOST:3306 -CAfile ca.pem -verify_return_error </dev/null 2>&1 | grep -E "Verify return code|verify error"',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'mariadb-auto-cert-not-verifiable'],
  reads: ['wire.attempts'],
  run: foundChain('server-cert-self-signed'),
};
