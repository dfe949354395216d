import { addressText, asked } from './engine/attempts.ts';
import { chainText } from './engine/certificate-text.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'server-cert-not-verified',
  family: 'certificates',
  title: 'The chain of the server certificate does not verify',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'From the certificate that the server sent no chain of valid certificates leads to a CA that the client was given.',
  proof: "The finding has OpenSSL's reason and the certificates that came.",
  fix: ['openssl verify -CAfile ca.pem -untrusted chain.pem server-cert.pem'],
  lookAlikes: [
    'server-cert-unknown-ca',
    'server-cert-expired',
    'server-cert-intermediate-missing',
    'server-cert-self-signed',
  ],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    const verified = attempt?.tls?.verified;
    if (attempt?.tls === undefined || verified?.ok !== false || verified.what !== 'chain') return [];
    return [
      {
        what: `the certificate of ${addressText(attempt)} does not verify: ${verified.error ?? 'no reason given'}`,
        evidence: { address: addressText(attempt), openssl: verified.error ?? '', chain: chainText(attempt.tls.chain) },
      },
    ];
  },
};
