import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-renewed-aki-pins-old-serial',
  family: 'certificates',
  title: "The CA was renewed with the same key, but the leaf's authorityKeyIdentifier names the old serial",
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
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=UNABLE_TO_VERIFY_LEAF_SIGNATURE message=unable to verify the first certificate',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unable to verify the first certificate' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unable to get local issuer certificate',
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
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; node: refuse. With keyid only in AKI all accept the renewed CA',
    },
  ],
  why: 'authorityKeyIdentifier with issuer:always names the serial of the old CA certificate; the renewed one has another serial, so OpenSSL does not take it as issuer though key and name are the same.',
  proof:
    'Leaf AKI has authorityCertSerialNumber and it differs from the serial of the CA in ssl-ca, while the signature verifies with the key of that CA.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -ext authorityKeyIdentifier   # shows DirName and serial',
    '# reissue the leaf with authorityKeyIdentifier=keyid only, or renew the CA with the same serial: openssl x509 -in ca.pem -signkey ca.key -set_serial 0x<old serial> …',
  ],
  lookAlikes: ['ca-renewed-same-name-new-key', 'server-cert-intermediate-missing'],
  reads: ['wire.attempts'],
  run: foundVerdict('ca-renewed-aki-pins-old-serial'),
};
