import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'client-ca-root-missing',
  family: 'certificates',
  title: 'ssl-ca holds only the intermediate, not the root (partial chain)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
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
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get issuer certificate',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=UNABLE_TO_GET_ISSUER_CERT message=unable to get issuer certificate',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unable to get issuer certificate' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unable to get issuer certificate',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; node: refuse. None of the clients trusts an intermediate as an anchor (no partial chain)',
    },
  ],
  why: 'OpenSSL wants a self-signed root at the end of the chain unless partial chain is turned on, which neither MySQL nor MariaDB nor node does. Text without "local" (error 2) marks it.',
  proof: 'Every certificate of ssl-ca has subject != issuer.',
  fix: [
    'cat intermediate.pem root.pem > ca.pem   # client ssl-ca',
    'openssl verify -CAfile ca.pem server-cert.pem   # check: OK',
  ],
  lookAlikes: ['server-cert-intermediate-missing', 'server-cert-unknown-ca'],
  reads: ['wire.attempts'],
  run: foundChain('client-ca-root-missing'),
};
