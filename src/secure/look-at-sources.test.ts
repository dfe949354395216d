import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { judged, makeChannel } from '../../test/make/replica.ts';
import type { Attempt } from '../facts/wire.ts';
import { sourceFaults } from './look-at-sources.ts';

async function check(attempt: Attempt, said: RegExp | undefined, parts: object = { ssl: false }): Promise<void> {
  const faults = await sourceFaults([makeChannel(parts)], 'ca', async (plan) => {
    expect(plan).toMatchObject({ password: '', verifyName: 'db1', verifyChain: true });
    return attempt;
  });
  if (said === undefined) expect(faults).toEqual([]);
  else expect(faults[0]?.what).toMatch(said);
}

it('says what would keep a channel from its source', async () => {
  await check(makeAttempt(), undefined);
  await check(cutOff('greeting', { greeting: makeGreeting({ offersTls: false }) }), /db1:3306 offers no TLS/);
  await check(judged('name', 'Host: db1. is not in the cert'), /is not verified: Host: db1/);
  await check(cutOff('connect', { connectError: 'ECONNREFUSED' }), undefined);
  await check(cutOff('tls', { tls: { ok: false, chain: [], closed: 'fin' } }), /makes no TLS: fin/);
});

it('looks at no source that is verified already', async () => {
  const faults = await sourceFaults([makeChannel()], 'ca', async () => expect.fail('it connected'));
  expect(faults).toEqual([]);
});
