import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-cert-expired',
  family: 'certificates',
  title: 'A CA certificate on the way to the root has expired or is not yet valid',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'Roots and intermediates expire as well, years after everybody has forgotten their date; the leaf is still good and every verification fails.',
  proof: 'The finding names the CA and its date; the leaf itself is valid now.',
  fix: [
    'openssl x509 -in ca.pem -noout -subject -dates',
    'renew the CA with the same key and subject, and give the new certificate to servers and clients',
  ],
  lookAlikes: ['server-cert-expired', 'client-cert-expired', 'ca-renewed-same-name-new-key'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-cert-expired'),
};
