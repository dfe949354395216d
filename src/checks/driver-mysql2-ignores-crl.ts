import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-mysql2-ignores-crl',
  family: 'certificates',
  title: 'mysql2 does not hand the crl option to TLS: a revoked server certificate is accepted',
  role: 'cause',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions: 'mysql2 3.24',
  symptoms: [
    { where: 'driver mysql2 3.24 ssl:{ca,crl}', text: '(connects to a server with a revoked certificate)' },
    { where: 'driver node tls', text: 'code=CERT_REVOKED message=certificate revoked' },
  ],
  why: 'The driver hands a fixed list of options to the secure context (ca, cert, ciphers, key, passphrase, minVersion, maxVersion); crl and checkServerIdentity are not among them.',
  proof: 'Configuration has ssl.crl and the driver is mysql2.',
  fix: [
    '# mariadb / mysql clients: --ssl-crl works',
    '# check revocation outside of the driver, or use short-lived certificates',
  ],
  lookAlikes: ['server-cert-revoked'],
  reads: ['client.driver'],
  // No connection fails of it.
  run: (facts) => foundDriver('driver-mysql2-ignores-crl')(facts).map((found) => ({ ...found, severity: 'notice' })),
};
