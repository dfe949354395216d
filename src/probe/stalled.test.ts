import { expect, it } from 'vitest';
import { makeAttempt, silent } from '../../test/make/facts.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { Attempt } from '../facts/wire.ts';
import type { AttemptPlan } from './attempt.ts';
import { attemptWatched } from './stalled.ts';

const plan = { purpose: 'as-asked', tls: 'must', target: { host: 'db1', port: 3306 } } as unknown as AttemptPlan;
const plain: AttemptPlan = { ...plan, purpose: 'plain', tls: 'never' };
const later = (attempt: Attempt): Promise<Attempt> =>
  new Promise((resolve) => setTimeout(() => resolve(attempt), 2800));

async function check(
  greets: boolean,
  first: (plan: AttemptPlan) => Promise<Attempt>,
  said: Partial<Attempt> = {},
): Promise<string[]> {
  const attempts = await attemptWatched(
    plan,
    plain,
    deadlineIn(4000),
    (next) => {
      if (greets) next.greeted?.();
      return next.purpose === 'plain' ? Promise.resolve(makeAttempt({ purpose: 'plain' })) : first(next);
    },
    async (_, purpose) => silent({ purpose, ...said }),
  );
  return attempts.map(({ purpose }) => purpose);
}

it('makes no other connection where the first one comes to an end', async () => {
  expect(await check(true, async () => makeAttempt())).toEqual(['as-asked']);
});

it('speaks first to a peer that says nothing', async () => {
  expect(await check(false, () => later(silent({ closedBeforeGreeting: 'timeout' })))).toEqual([
    'as-asked',
    'tls-first',
    'proxy-header',
  ]);
});

it('asks in the words of another protocol who closes without a word', async () => {
  const hangs = (): Promise<Attempt> => later(silent({ closedBeforeGreeting: 'timeout' }));
  expect(await check(false, hangs, { closedBeforeGreeting: 'fin' })).toContain('first-bytes');
  expect(await check(false, hangs, { closedBeforeGreeting: 'timeout' })).not.toContain('first-bytes');
});

it('asks a server whose handshake stands still for a small answer, and in plain text', async () => {
  expect(await check(true, () => later(makeAttempt()))).toEqual(['as-asked', 'tls-refusal', 'plain']);
});
