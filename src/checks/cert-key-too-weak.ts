import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'cert-key-too-weak',
  family: 'certificates',
  title: 'The key of a leaf is too small for the security level of the other side',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused', 'handshake-failed'],
  versions: 'all',
  symptoms: [],
  why: 'OpenSSL takes RSA keys below 1024 bits at level 0 only, and below 2048 bits at level 1 at most; Debian, Ubuntu and RHEL run at level 2.',
  proof: 'The finding has the kind and size of the key.',
  fix: ['openssl x509 -in cert.pem -noout -text | grep Public-Key'],
  lookAlikes: ['client-crypto-policy-too-strict', 'ca-key-too-weak'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('cert-key-too-weak'),
};
