import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'ca-duplicate-serial',
  family: 'certificates',
  title: 'Two certificates of one CA have the same serial number',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all; harmless without a CRL',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA with --ssl-crl (the client certificate with the same serial was revoked)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    { where: 'client mariadb 10.11 / 11.8 --ssl-crl', text: 'ERROR 2026 (HY000): TLS/SSL error: certificate revoked' },
    { where: 'driver node tls (crl option)', text: 'code=CERT_REVOKED message=certificate revoked' },
    {
      where: 'acceptance table',
      text: 'without CRL: all accept certificates with a duplicate serial, serial 0 too (mysql, mariadb, node); with a CRL that names the serial: both certificates count as revoked',
    },
  ],
  why: '-set_serial 01 for every certificate (as in old howtos), or a lost serial file.',
  proof: 'Serials of ssl_cert and of the client certificates of the same issuer are equal and the files differ.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -serial; openssl x509 -in client.pem -noout -serial',
    '# reissue with -CAcreateserial or openssl ca with rand_serial=yes',
  ],
  lookAlikes: ['client-cert-revoked', 'server-cert-revoked'],
};
