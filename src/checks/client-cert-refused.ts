import type { Check } from './engine/check.ts';
import { clientCertRefused } from './engine/client-cert-refused.ts';

export const check: Check = {
  id: 'client-cert-refused',
  family: 'certificates',
  title: 'The server does not accept the certificate of the client',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'The server asks every client for a certificate and verifies what comes, whatever the account demands. The reason stands in an alert that TLS 1.3 often hides behind a lost connection.',
  proof:
    'With the certificate the handshake or the first packet after it fails, without it the handshake passes; with TLS 1.2 the alert shows: 48 unknown_ca, 45 expired, 44 revoked, 43 wrong purpose, 42 weak, 46 unknown extension, 51 signature does not verify.',
  fix: [
    'openssl verify -CAfile SERVER_ssl_ca -untrusted client-cert.pem -purpose sslclient client-cert.pem',
    'tlsql doctor --server-config /etc/mysql/my.cnf --ssl-cert client-cert.pem --ssl-key client-key.pem   # on the server',
  ],
  lookAlikes: [
    'client-cert-other-ca',
    'client-cert-expired',
    'client-cert-revoked',
    'server-ca-not-set',
    'server-ca-not-the-issuer',
    'client-cert-intermediate-missing',
    'client-cert-eku-no-clientauth',
  ],
  reads: ['wire.attempts'],
  generic: true,
  run: clientCertRefused,
};
