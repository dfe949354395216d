import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'server-cert-eku-no-serverauth',
  family: 'certificates',
  title: 'The server certificate has an extendedKeyUsage without serverAuth',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca); client mariadb 10.11 / 11.8; mysql2; mariadb npm (code INVALID_PURPOSE)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unsuitable certificate purpose',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=INVALID_PURPOSE message=unsuitable certificate purpose',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unsuitable certificate purpose' },
    { where: 'server log mysql 9.7', text: '(no warning: MY-015011 does not check the purpose)' },
    {
      where: 'client mariadb 11.8 default against 10.11',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 default vs 11.8 with password: accepts; mariadb 11.8 --ssl-ca: refuses; mysql 9.7 server reload: accepts silently',
    },
    {
      where: 'driver Connector/J, MariaDB Connector/J',
      text: 'Extended key usage does not permit use for TLS server authentication',
    },
    { where: 'driver go-sql-driver', text: 'x509: certificate specifies an incompatible key usage' },
    { where: 'driver PHP mysqli', text: 'Cannot connect to MySQL using SSL; warning … certificate verify failed' },
  ],
  why: 'EKU is present on the server certificate and lists only clientAuth (typical: a client certificate used on the server, or SPIFFE / mesh profiles).',
  proof:
    'EKU present on the leaf without serverAuth (1.3.6.1.5.5.7.3.1) and anyExtendedKeyUsage; openssl verify -purpose sslserver gives error 26.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -ext extendedKeyUsage',
    '# reissue with extendedKeyUsage=serverAuth (nodes that are also TLS clients: serverAuth,clientAuth)',
    'openssl verify -purpose sslserver -CAfile ca.pem server-cert.pem   # check',
    'reissue with extendedKeyUsage=serverAuth (or serverAuth,clientAuth when the host is also a replica); reload',
    'check: openssl verify -purpose sslserver -CAfile ca.pem server.pem',
  ],
  lookAlikes: ['client-cert-eku-no-clientauth', 'server-cert-unknown-ca'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('server-cert-eku-no-serverauth'),
};
