import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import type { AttemptPlan } from './attempt.ts';
import { lookBehind } from './replica-source.ts';

const channel: ReplicaFact = {
  channel: '',
  host: 'db1',
  port: 3306,
  user: 'repl',
  ssl: true,
  verifies: true,
  files: { ca: 'ca.pem' },
  io: 'Connecting',
  errno: 2026,
  error: 'SSL',
};
const accounts = { users: [], groups: [] } as unknown as Parameters<typeof lookBehind>[1]['accounts'];

async function check(
  replica: ReplicaFact,
  dataFolder?: string,
): Promise<{ plans: AttemptPlan[]; looked: ReplicaFact }> {
  const plans: AttemptPlan[] = [];
  const view = { accounts, ...(dataFolder === undefined ? {} : { dataFolder }) };
  const looked = await lookBehind(replica, view, deadlineIn(1000), async (plan) => {
    plans.push(plan);
    return makeAttempt();
  });
  return { plans, looked };
}

it('takes relative files from the data folder and brings no password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-replica-'));
  try {
    writeFileSync(join(folder, 'ca.pem'), 'a CA');
    const { plans, looked } = await check(channel, folder);
    expect(plans).toMatchObject([
      {
        target: { host: 'db1', port: 3306 },
        password: '',
        material: { ca: ['a CA'] },
        verifyName: 'db1',
        verifyChain: true,
      },
    ]);
    expect(looked.seen?.ca?.path).toBe(join(folder, 'ca.pem'));
    expect(looked.source?.stage).toBe('done');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('connects nowhere for a channel that runs, was stopped, or whose file is not there', async () => {
  for (const replica of [{ ...channel, io: 'Yes' as const }, (({ errno: _errno, ...rest }) => rest)(channel)])
    expect((await check(replica, '/')).plans).toEqual([]);
  expect((await check(channel, '/nonexistent')).plans).toEqual([]);
  expect((await check({ ...channel, io: 'Yes', verifies: false, files: {} })).plans).toHaveLength(1);
});
