import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'cert-critical-extension-unknown',
  family: 'certificates',
  title: 'The certificate has a critical extension that the verifier does not know',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unhandled critical extension',
    },
    { where: 'driver node tls / driver mariadb (node)', text: 'code=UNSPECIFIED message=unhandled critical extension' },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unhandled critical extension' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unhandled critical extension',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 running ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000) at line 1: Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'client mysql 9.7 TLS 1.2 with such a client certificate',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000416:SSL routines::ssl/tls alert certificate unknown',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mariadb 10.11 with such a client certificate',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert certificate unknown',
    },
    {
      where: 'client mariadb 11.8 with such a client certificate',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert certificate unknown',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; node: refuse',
    },
  ],
  why: 'RFC 5280: an unknown critical extension makes the certificate unusable.',
  proof:
    'List the critical extensions; any OID outside the known set. Alert 46 for client certificates; the same alert for a CA without cRLSign when a CRL is set.',
  fix: [
    'openssl x509 -in cert.pem -noout -text | grep -B0 -A1 critical',
    '# reissue without the extension or not critical',
  ],
  lookAlikes: ['ca-without-crlsign'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('cert-critical-extension-unknown'),
};
