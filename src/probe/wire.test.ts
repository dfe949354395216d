import { expect, it } from 'vitest';
import { cutOff, makeAttempt } from '../../test/make/facts.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { Attempt } from '../facts/wire.ts';
import type { AttemptPlan } from './attempt.ts';
import { followUps, probeWire } from './wire.ts';

const plan: AttemptPlan = {
  purpose: 'as-asked',
  target: { host: '127.0.0.1', port: 3306 },
  user: 'u',
  password: 'secret',
  tls: 'must',
  material: { cert: 'C', key: 'K', ca: ['A'] },
  verifyChain: true,
  verifyName: 'db',
};
const check = (first: Attempt, purposes: string[]): AttemptPlan[] => {
  const plans = followUps(plan, first);
  expect(plans.map(({ purpose }) => purpose)).toEqual(purposes);
  return plans;
};
const failed = { ok: false, chain: [] };

it('looks again only where that tells more', () => {
  check(makeAttempt(), []);
  check(
    makeAttempt({
      stage: 'login',
      login: { ok: false, error: { errno: 1045, text: '' } },
      clientCertificateSent: true,
    }),
    [],
  );
  check(cutOff('connect', { connectError: 'ECONNREFUSED' }), []);
  check(makeAttempt({ stage: 'login', login: { ok: false, closed: 'reset' }, clientCertificateSent: true }), [
    'tls-1.2',
    'without-client-certificate',
  ]);
  check(cutOff('tls', { tls: failed, clientCertificateSent: true }), [
    'without-client-certificate',
    'old-tls',
    'plain',
  ]);
});

it('sends neither password nor user where nothing was verified', () => {
  for (const next of check(cutOff('tls', { tls: failed }), ['old-tls', 'plain'])) {
    expect(next).toMatchObject({ user: 'tlsql-doctor', password: '', verifyChain: false });
    expect(next.verifyName).toBeUndefined();
  }
});

it('looks behind what failed, and no further than five that count', async () => {
  const answers = [cutOff('tls', { tls: failed, clientCertificateSent: true, counted: true })];
  const made: string[] = [];
  const { attempts } = await probeWire(
    plan,
    deadlineIn(1000),
    async (next) => {
      made.push(next.purpose);
      return answers.shift() ?? makeAttempt({ purpose: next.purpose, counted: true, connections: 2 });
    },
    async (_, purpose) => cutOff('tls', { purpose, tls: failed, counted: true }),
  );
  expect(made).toEqual(['as-asked', 'without-client-certificate', 'old-tls']);
  expect(attempts.map(({ purpose }) => purpose)).toEqual([
    'as-asked',
    'tls-refusal',
    'without-client-certificate',
    'old-tls',
  ]);
});

it('says when the name has no address, without connecting', async () => {
  const nowhere = { ...plan, target: { host: 'nowhere.invalid', port: 3306 } };
  const { name, attempts } = await probeWire(nowhere, deadlineIn(3000), async () => expect.fail('connected'));
  expect(attempts).toEqual([]);
  expect(name?.error).toMatch(/ENOTFOUND|EAI_AGAIN/);
});
