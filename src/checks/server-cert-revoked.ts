import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'server-cert-revoked',
  family: 'certificates',
  title: 'The server certificate is revoked by the CRL of the client',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY with --ssl-crl',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 / 11.8 --ssl-ca --ssl-crl',
      text: 'ERROR 2026 (HY000): TLS/SSL error: certificate revoked',
    },
    { where: 'driver node tls (crl option)', text: 'code=CERT_REVOKED message=certificate revoked' },
    {
      where: 'client mysql 9.7 REQUIRED with --ssl-ca / --ssl-crl',
      text: 'WARNING: no verification of server certificate will be done. Use --ssl-mode=VERIFY_CA or VERIFY_IDENTITY.',
    },
    {
      where: 'acceptance table',
      text: 'mysql REQUIRED: accepts with the WARNING; mysql VERIFY_*, mariadb 10.11, 11.8, node tls: refuse; mysql2 3.24 with ssl.crl: ACCEPTS (the option is not handed on)',
    },
  ],
  why: 'The serial of the server certificate is in the CRL given to the client.',
  proof: 'openssl crl -text lists the serial and its issuer is the one of the certificate.',
  fix: [
    '# issue and install a new server certificate, then ALTER INSTANCE RELOAD TLS / FLUSH SSL',
    'openssl verify -crl_check -CAfile ca.pem -CRLfile crl.pem server-cert.pem',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'ca-duplicate-serial'],
  reads: ['wire.attempts'],
  run: foundChain('server-cert-revoked'),
};
