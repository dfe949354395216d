import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'greeting-refused',
  family: 'network-ops',
  title: 'The server sends an error in place of its greeting',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['greeting-refused'],
  versions: 'all',
  symptoms: [],
  why: 'A server, or a proxy before it, may end a connection with an error before it greets: limits, blocked hosts, a shutdown. This error is none that is known for it, so its own words are all that there is.',
  proof: 'The first packet is an error packet; the finding has its number and text.',
  fix: ['perror NUMBER   # what the number means', 'tail -n 50 of the error log of the server or proxy'],
  lookAlikes: ['host-blocked', 'server-out-of-connections', 'account-host-not-allowed'],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    const error = attempt?.greetingError;
    if (attempt === undefined || error === undefined) return [];
    return [
      {
        what: `${addressText(attempt)} answers with error ${error.errno} in place of a greeting: ${error.text}`,
        evidence: { address: addressText(attempt), errno: error.errno, text: error.text },
        fix: [`perror ${error.errno}`],
      },
    ];
  },
};
