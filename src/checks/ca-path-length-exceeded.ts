import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-path-length-exceeded',
  family: 'certificates',
  title: 'A CA on the way to the root may not have so many CAs below it (pathlen)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'basicConstraints with pathlen:0 lets a CA issue leaves alone; an intermediate below it makes the chain too long for it (RFC 5280 section 4.2.1.9).',
  proof: 'The finding names the CA, its pathlen and the chain.',
  fix: ['openssl x509 -in ca.pem -noout -ext basicConstraints'],
  lookAlikes: ['ca-without-keycertsign', 'ca-intermediate-v1'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-path-length-exceeded'),
};
