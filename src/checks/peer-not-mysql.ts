import type { Facts } from '../facts/facts.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { beginsAsGreeting, serviceOf } from './engine/peer-banner.ts';

export const check: Check = {
  id: 'peer-not-mysql',
  family: 'network-ops',
  title: 'What answers on that port is no MySQL server',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [],
  why: 'Another service owns the port (SSH, HTTP, SMTP, PostgreSQL, Redis), or a proxy answers in its own protocol.',
  proof: 'The first bytes are no MySQL packet with protocol 10; they often say what it is.',
  fix: [
    'ss -ltnp   # on the server: who listens there',
    'compare host and port with the server: SELECT @@hostname, @@port',
  ],
  lookAlikes: ['network-x-protocol-port', 'proxy-tls-first', 'network-silent-listener'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt === undefined || attempt.greeting !== undefined || attempt.greetingError !== undefined) return [];
    // An HTTP server is silent until it is spoken to: then it complains in its own words.
    const bytes = Buffer.from(attempt.firstBytes ?? answerToTls(facts) ?? []);
    if (bytes.length === 0 || beginsAsGreeting(bytes) || bytes.subarray(0, 5).toString('hex') === '050000000b')
      return [];
    const service = serviceOf(bytes);
    return [
      {
        what: `${addressText(attempt)} does not speak the MySQL protocol${service === undefined ? '' : `: it is ${service}`}`,
        evidence: {
          address: addressText(attempt),
          firstBytes: bytes.toString('hex'),
          text: bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '.'),
        },
      },
    ];
  },
};

/** What came back when TLS was spoken first, where it is neither TLS nor MySQL. */
function answerToTls(facts: Facts): Uint8Array | undefined {
  const bytes = attemptFor(facts, 'tls-first')?.firstBytes;
  return bytes?.[0] === 0x15 || bytes?.[0] === 0x16 ? undefined : bytes;
}
