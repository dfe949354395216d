import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

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
    if (
      attempt === undefined ||
      !(
        attempt.greeting === undefined &&
        attempt.greetingError === undefined &&
        attempt.firstBytes !== undefined &&
        Buffer.from(attempt.firstBytes).subarray(0, 5).toString('hex') !== '050000000b'
      )
    )
      return [];
    return [
      {
        what: `${addressText(attempt)} does not speak the MySQL protocol`,
        evidence: {
          address: addressText(attempt),
          firstBytes: Buffer.from(attempt.firstBytes ?? []).toString('hex'),
          text: Buffer.from(attempt.firstBytes ?? [])
            .toString('latin1')
            .replace(/[^\\x20-\\x7e]/g, '.'),
        },
      },
    ];
  },
};
