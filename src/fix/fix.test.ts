import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { type FixOptions, fixServer, type NewFix, resumeFix, rollbackFix } from './fix.ts';
import { beginFix, type FixHead } from './journal.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-fix-'));
  file = join(folder, 'my.cnf');
  writeFileSync(file, wrong, { mode: 0o644 });
});
afterEach(() => rmSync(folder, { recursive: true }));

// Nothing listens on port 1: what stops the client before is what can be mended.
const wrong = '[client]\nssl-moed=REQUIRED\nhost=127.0.0.1\nport=1\nuser=app\n';
const right = wrong.replace('moed', 'mode');
const given = (name: string, value: string): GivenOption => ({ name, value, origin: { kind: 'argument', index: 0 } });

function options(parts: Partial<NewFix> = {}): NewFix {
  return {
    request: {
      given: [given('defaults-file', file)],
      env: {},
      cwd: folder,
      client: 'mysql-8',
      password: async () => '',
    },
    now: () => new Date(),
    stateRoot: join(folder, 'state'),
    uid: process.getuid?.() ?? 0,
    allowRestart: false,
    onEvent: () => undefined,
    planOnly: false,
    confirm: async () => true,
    ...parts,
  };
}

const text = (): string => readFileSync(file, 'utf8');

it('mends, looks again, and takes it back when asked to', async () => {
  const fixed = await fixServer(options());
  expect([fixed.verdict, fixed.first?.diagnosis.cause?.id, fixed.last.diagnosis.cause?.id]).toEqual([
    'mended',
    'option-name-typo',
    'network-port-closed',
  ]);
  expect(text()).toBe(right);
  expect((await rollbackFix(options())).verdict).toBe('undone');
  expect(text()).toBe(wrong);
  await expect(rollbackFix(options())).rejects.toMatchObject({ code: 'secure-nothing-begun' });
});

it('changes nothing unless it is told to', async () => {
  expect((await fixServer(options({ planOnly: true }))).verdict).toBe('planned');
  expect((await fixServer(options({ confirm: async () => false }))).verdict).toBe('declined');
  writeFileSync(file, right);
  expect((await fixServer(options())).verdict).toBe('nothing');
  expect(text()).toBe(right);
});

it('keeps what somebody has changed since', async () => {
  await fixServer(options());
  writeFileSync(file, `${right}# mine\n`);
  await expect(rollbackFix(options())).rejects.toMatchObject({ code: 'edit-not-undoable' });
  expect(text()).toBe(`${right}# mine\n`);
});

it('takes back what did not help, and goes no further after a signal', async () => {
  const spoil = async (head: Partial<FixHead>, more: Partial<FixOptions> = {}): Promise<string> => {
    const key = join(folder, 'key');
    writeFileSync(key, '', { mode: 0o600 });
    const { plan } = await fixServer(options({ planOnly: true }));
    const line = `chmod 0644 ${key}`;
    const [step] = plan.steps;
    if (step === undefined) throw new Error('no step');
    beginFix(join(folder, 'state', 'run')).write({
      head: {
        format: 1,
        begun: '2026-01-01T00:00:00Z',
        plan: {
          steps: [{ ...step, id: 'mode-1', action: { do: 'run', line, path: key, kind: 'mode' } }],
          // The key is the finding's, which a chmod does not take away.
          mends: plan.mends,
          left: [],
        },
        before: { verdict: 'broken', cause: null, failing: 'not-reachable', findings: [] },
        saved: [
          { path: key, was: { type: 'file', mode: 0o600, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 } },
        ],
        ...head,
      },
    });
    await expect(fixServer(options())).rejects.toMatchObject({ code: 'secure-not-finished' });
    const { verdict, undone } = await resumeFix(options(more));
    return `${verdict}: ${undone?.why}: ${undone?.left.join()}`;
  };
  expect(await spoil({})).toBe('undone: option-name-typo is still there: ');
  expect(await spoil({}, { signal: AbortSignal.abort() })).toMatch(/^undone: .*signal/);
  expect(
    await spoil({
      saved: [{ path: join(folder, 'gone'), was: { type: 'link', mode: 0, uid: 0, gid: 0, target: 'x' } }],
    }),
  ).toMatch(/^undone: /);
  await expect(resumeFix(options())).rejects.toMatchObject({ code: 'secure-nothing-begun' });
});
