import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-name-constraint-violated',
  family: 'certificates',
  title: 'The CA has name constraints that do not permit the server name',
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
      text: 'ERROR 2026 (HY000): TLS/SSL error: permitted subtree violation',
    },
    { where: 'driver node tls / driver mariadb (node)', text: 'code=UNSPECIFIED message=permitted subtree violation' },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=permitted subtree violation' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because permitted subtree violation',
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
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; node: refuse. Client certificates without DNS names from the same CA: accepted',
    },
  ],
  why: 'nameConstraints of a CA in the chain permits other DNS trees (or no IP entries) than the SAN has.',
  proof: 'Evaluate nameConstraints of each CA against all SAN entries (and CN when there is no SAN).',
  fix: [
    'openssl x509 -in ca.pem -noout -ext nameConstraints',
    '# issue the certificate from a CA without the constraint or with a permitted name',
  ],
  lookAlikes: ['server-cert-unknown-ca'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-name-constraint-violated'),
};
