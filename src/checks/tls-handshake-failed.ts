import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'tls-handshake-failed',
  family: 'network-ops',
  title: 'The TLS handshake fails before any certificate is judged',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions: 'all',
  symptoms: [],
  why: 'Client and server agree on no protocol, cipher, group or signature, or something between them changes or cuts the bytes.',
  proof:
    'The handshake ends without a certificate being refused; the finding has the alert or the text of the library, and what the further attempts showed.',
  fix: [
    'tlsql scan -h HOST -P PORT   # what the server can',
    'tlsql doctor --server-config /etc/mysql/my.cnf   # on the server',
  ],
  lookAlikes: [
    'tls-version-no-overlap',
    'cipher-no-overlap',
    'network-plaintext-error-inside-handshake',
    'network-mtu-black-hole',
  ],
  reads: ['wire.attempts'],
  generic: true,
  // What is no TLS at all `tls-plain-answer` tells.
  run: (facts) => tlsFailure(facts, ({ notTls }) => !notTls),
};
