import { addressText, attemptFor } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'network-plaintext-error-inside-handshake',
  family: 'network-ops',
  title: 'Server or proxy answers the TLS request with a plain error; the client says "wrong version number"',
  role: 'background',
  severity: 'notice',
  seenFrom: ['wire'],
  leadsTo: ['misread-output'],
  versions: 'all servers and proxies',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00010B:SSL routines::wrong version number',
    },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
    { where: 'wire after SSLRequest', text: '16 00 00 02 ff 13 04 #08S01Bad handshake (ERR 1043)' },
    {
      where: 'client with TLS off, Azure style gateway',
      text: 'ERROR 9002 (28000): SSL connection is required. Please specify SSL options and retry.',
    },
  ],
  why: "After CLIENT_SSL the peer writes an ERR packet in plaintext (1043 Bad handshake after a failed accept, 1130 proxy header refused, 9002, 1045 of a gateway); the client's TLS library parses it as a record. It is NOT a TLS version problem.",
  proof:
    'Speak SSLRequest + ClientHello by hand and keep the raw bytes: if byte 4 is 0xff (packet header, then ff) decode errno and text - that is the true error. A 22-byte ERR even starts with 0x16, the TLS handshake type.',
  fix: [
    'act on the decoded error; quick look: connect once with TLS off (mysql --ssl-mode=DISABLED / mariadb --skip-ssl) to see the plaintext text',
    'check: after SSLRequest first byte 0x16 0x03',
  ],
  lookAlikes: ['tls-version-no-overlap', 'proxy-header-refused', 'yassl-announces-tls-without-cert'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = attemptFor(facts, 'tls-refusal');
    const error = attempt?.tls?.plainAnswer?.error;
    if (attempt === undefined || error === undefined) return [];
    return [
      {
        what: `${addressText(attempt)} answers the request for TLS with a plain error: ${error.errno} ${error.text}; "wrong version number" is only how a TLS library reads it`,
        evidence: {
          address: addressText(attempt),
          errno: error.errno,
          text: error.text,
          bytes: Buffer.from(attempt.tls?.plainAnswer?.bytes ?? []).toString('hex'),
        },
      },
    ];
  },
};
