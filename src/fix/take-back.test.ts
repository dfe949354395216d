import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import type { Session } from '../session/open-session.ts';
import type { FixStep } from './fix-plan.ts';
import { beginFix, type FixHead, knownFix } from './journal.ts';
import type { Standing } from './standing.ts';
import { takeBack } from './take-back.ts';

const standing: Standing = { verdict: 'broken', cause: null, failing: 'tls-not-offered', findings: [] };
const words = { title: '', reason: '', risk: '', undo: '', restarts: false, details: [] };

/** A run on one key that was begun and got as far as its reload. */
async function taken(
  now: Standing,
  refuses: (sql: string) => boolean,
): Promise<{ said: string[]; left: readonly string[]; mode: number; closed: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-back-'));
  try {
    const key = join(folder, 'key');
    writeFileSync(key, '', { mode: 0o644 });
    const { uid, gid } = statSync(key);
    const steps: FixStep[] = [
      { ...words, id: 'mode-1', action: { do: 'run', line: '', path: key, kind: 'mode' } },
      { ...words, id: 'reload', action: { do: 'reload', statement: 'ALTER INSTANCE RELOAD TLS' } },
    ];
    const head: FixHead = {
      format: 1,
      begun: '',
      plan: { steps, mends: [], left: [] },
      before: standing,
      saved: [{ path: key, was: { type: 'file', mode: 0o600, uid, gid } }],
    };
    const journal = beginFix(join(folder, 'run'));
    journal.write({ head });
    journal.write({ start: 'reload' });
    const said: string[] = [];
    const session = {
      query: async (sql: string) => {
        said.push(sql);
        if (refuses(sql)) throw new Error('refused');
        return [];
      },
      close: async () => undefined,
    } as unknown as Session;
    const context = { machine: localMachine, openAdmin: async () => session, journal };
    const { left } = await takeBack(context, knownFix(join(folder, 'run')), 'why', async () => now);
    return { said, left, mode: statSync(key).mode & 0o777, closed: knownFix(join(folder, 'run')).closed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('brings files back and makes the server read the old ones, where it must by switching TLS off', async () => {
  expect(await taken(standing, () => false)).toEqual({
    said: ['ALTER INSTANCE RELOAD TLS'],
    left: [],
    mode: 0o600,
    closed: 'undone',
  });
  const off = await taken(standing, (sql) => !sql.endsWith('NO ROLLBACK ON ERROR'));
  expect([off.said.length, off.left]).toEqual([2, []]);
});

it('says what is not as before, and leaves the run open', async () => {
  const { left, closed } = await taken({ ...standing, failing: null }, () => true);
  expect(left).toEqual([
    expect.stringContaining('reload: '),
    expect.stringContaining('before it stood at tls-not-offered'),
  ]);
  expect(closed).toBeUndefined();
});
