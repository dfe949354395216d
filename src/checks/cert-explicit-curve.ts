import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'cert-explicit-curve',
  family: 'certificates',
  title: "An EC key's certificate spells its curve out as numbers in place of the curve's name",
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'OpenSSL 1.1.1i and later, whoever verifies',
  symptoms: [
    { where: 'openssl verify', text: 'error 94 at 0 depth lookup: Certificate public key has explicit ECC parameters' },
  ],
  why: 'Keys made with `-param_enc explicit` (and by some HSMs and Java tools) carry the numbers of the curve. RFC 5480 section 2.1.1 forbids that in certificates; OpenSSL refuses them wherever it verifies a chain, while whoever does not verify connects.',
  proof:
    "The leaf's public key has parameters in place of a curve's OID; with --ssl-mode=REQUIRED the connection passes.",
  fix: [
    'openssl x509 -in server-cert.pem -noout -text | grep -A1 "Field Type"   # a named curve has no such line',
    'openssl ec -in server-key.pem -param_enc named_curve -out server-key.new.pem   # the same key; then a new certificate',
  ],
  lookAlikes: ['server-key-type-not-negotiable', 'cert-critical-extension-unknown', 'cert-key-too-weak'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('cert-explicit-curve'),
};
