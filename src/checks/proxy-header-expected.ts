import type { Facts } from '../facts/facts.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: 'proxy-header-expected',
  family: 'network-ops',
  title: 'The listener waits for a PROXY header that the client does not send',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'HAProxy accept-proxy, nginx listen … proxy_protocol, AWS and Envoy listeners with PROXY protocol',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
  ],
  why: 'A listener that is set to accept the PROXY protocol reads the address line before it does anything. A client that connects to it directly waits for the greeting: both wait.',
  proof: 'Without a header nothing comes; after `PROXY UNKNOWN\\\\r\\\\n` the greeting does.',
  fix: [
    'HAProxy: remove accept-proxy from the bind line that clients use; nginx: remove proxy_protocol from listen',
    'or connect through the balancer that sends the header',
    'check: the greeting comes at once',
  ],
  lookAlikes: ['proxy-tls-first', 'network-silent-listener', 'proxy-protocol-not-enabled'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const greeting = attemptFor(facts, 'proxy-header')?.greeting;
  if (attempt === undefined || attempt.greeting !== undefined || greeting === undefined) return [];
  return [
    {
      what: `${addressText(attempt)} says nothing until it is sent a PROXY header; then a ${greeting.flavor} ${greeting.version} greets`,
      evidence: { address: addressText(attempt), greetingAfterHeader: greeting.version },
    },
  ];
}
