import type { Facts } from '../facts/facts.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { listenerEvidence, listenerText } from './engine/listener-text.ts';
import { beginsAsGreeting, serviceOf } from './engine/peer-banner.ts';
import { spokenTo } from './engine/spoken-to.ts';

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
    // Many services are silent until they are spoken to: then they complain in their own words.
    const bytes = Buffer.from(attempt.firstBytes ?? spokenTo(facts).words ?? []);
    if (bytes.length === 0 || beginsAsGreeting(bytes) || bytes.subarray(0, 5).toString('hex') === '050000000b')
      return [];
    const service = serviceOf(bytes);
    return [
      {
        what: `${addressText(attempt)} does not speak the MySQL protocol${service === undefined ? '' : `: it is ${service}${insideTls(facts) ? ', inside TLS' : ''}`}${listenerText(facts)}`,
        evidence: {
          address: addressText(attempt),
          firstBytes: bytes.toString('hex'),
          ...listenerEvidence(facts),
          text: bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '.'),
        },
      },
    ];
  },
};

function insideTls(facts: Facts): boolean {
  const { insideTls: inside } = attemptFor(facts, 'tls-first') ?? {};
  return inside !== undefined && inside === spokenTo(facts).words;
}
