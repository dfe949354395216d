import type { Facts } from '../facts/facts.ts';
import { againLine } from './engine/again-line.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { overTimeout } from './engine/over-timeout.ts';

export const check: Check = {
  id: 'client-connect-timeout-too-short',
  family: 'options',
  title: "The client's connect-timeout ends before the greeting comes",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [],
  why: 'The client waits connect-timeout seconds for the connection, and as long again for the greeting. A greeting that is slow (a name lookup on the server, a loaded machine, a long way) comes after that: error 2013 at "waiting for initial communication packet", system error 110.',
  proof: 'The greeting came, and took longer than connect-timeout allows; both times stand in the finding.',
  fix: [
    'connect-timeout=10   # or without the option',
    '# and see why the greeting is slow: skip_name_resolve, DNS, load',
  ],
  lookAlikes: ['network-slow-reverse-dns', 'network-silent-listener', 'network-login-timeout'],
  reads: ['wire.attempts', 'client.options'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const [over, attempt] = [overTimeout(facts), asked(facts)];
  if (over === undefined || attempt === undefined) return [];
  const { limitMillis, waitedMillis, what } = over;
  const seconds = Math.ceil(waitedMillis / 1000) * 2 + 1;
  const origin = facts.client?.settings?.origins['connect-timeout'];
  return [
    {
      what: `${what} of ${addressText(attempt)} takes ${waitedMillis} ms, and the client gives up after ${limitMillis} ms (connect-timeout)`,
      evidence: {
        address: addressText(attempt),
        waitedMillis,
        connectTimeoutMillis: limitMillis,
        ...(origin?.kind === 'file' ? { at: `${origin.file}:${origin.line}` } : {}),
      },
      mends: [{ kind: 'look', line: againLine(facts, { 'connect-timeout': String(seconds) }) }],
    },
  ];
}
