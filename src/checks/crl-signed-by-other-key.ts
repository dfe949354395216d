import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'crl-signed-by-other-key',
  family: 'certificates',
  title: 'The CRL is signed by another key than the CA of the same name',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because CRL signature failure',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY with --ssl-crl',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0200008A:rsa routines::invalid padding',
    },
    {
      where: 'client mariadb 10.11 / 11.8 --ssl-ca --ssl-crl',
      text: 'ERROR 2026 (HY000): TLS/SSL error: CRL signature failure',
    },
    { where: 'driver node tls (crl option)', text: 'code=CRL_SIGNATURE_FAILURE message=CRL signature failure' },
    {
      where: 'client mysql 9.7 TLS 1.2 with a good client certificate, CRL on the server',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00041B:SSL routines::tlsv1 alert decrypt error',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mariadb 10.11, CRL whose signature is wrong',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert decrypt error',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because CRL signature failure',
    },
  ],
  why: 'Issuer name of the CRL equals the CA, the signature does not verify with its key (CA renewed with a new key).',
  proof: 'openssl crl -in crl.pem -CAfile ca.pem -noout prints "verify failure".',
  fix: [
    'openssl crl -in crl.pem -CAfile ca.pem -noout   # verify OK',
    'openssl ca -gencrl with the key of the CA that issued the certificates',
  ],
  lookAlikes: ['ca-renewed-same-name-new-key', 'crl-missing-for-issuer'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('crl-signed-by-other-key'),
};
