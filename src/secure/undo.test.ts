import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeRun, serverError } from '../../test/make/run.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Action, SecurePlan, Step } from '../plan/step.ts';
import type { JournalState } from './journal.ts';
import { saveState } from './saved-state.ts';
import { backupPath, undo } from './undo.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-saved-'));
  writeFileSync(join(folder, 'my.cnf'), '[mysqld]\n', { mode: 0o640 });
  mkdirSync(join(folder, 'state'), { mode: 0o700 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const step = (id: string, action: Action): Step => ({
  id,
  title: '',
  reason: '',
  risk: '',
  undo: '',
  restarts: false,
  details: [],
  action,
});
const account = { user: 'app', host: '%' };
const at = (name: string): string => join(folder, name);

function plan(): SecurePlan {
  const paths = { ca: at('new/tls/ca.pem'), cert: at('new/tls/c.pem'), key: at('new/tls/k.pem') };
  const settings = [{ name: 'ssl_ca', value: 'x', before: '', scope: 'global' }] as const;
  const enforce = [{ name: 'require_secure_transport', value: 'ON', before: 'OFF', scope: 'global' }] as const;
  return {
    steps: [
      step('files', { do: 'install-files', paths, from: { ca: '/ca', names: [], legacy: false } }),
      step('edit', { do: 'edit-option-file', path: at('my.cnf'), edits: [] }),
      step('set', { do: 'set', settings, reload: 'ALTER INSTANCE RELOAD TLS' }),
      step('require', { do: 'require', account, clause: { kind: 'X509' }, before: { kind: 'NONE' } }),
      step('made', { do: 'require', account: { user: 'new', host: '%' }, clause: { kind: 'SSL' }, before: undefined }),
      step('enforce', { do: 'set', settings: enforce }),
    ],
    refusals: [],
    breaks: [],
    notes: [],
    paths,
  };
}
const answers = [
  [
    /SHOW GLOBAL VARIABLES/,
    [
      ['ssl_ca', ''],
      ['ssl_cert', ''],
    ],
  ],
  [/SELECT ssl_type.*'app'/, [['', '', '', '']]],
  [/SELECT 1 FROM mysql.user/, [['1']]],
] as const;

async function state(started: readonly string[]): Promise<{ state: JournalState; fake: ReturnType<typeof fakeRun> }> {
  const fake = fakeRun(answers);
  const session = fake.run.session;
  if (session === undefined) throw new Error('no session');
  const before = await saveState(localMachine, session, plan(), at('state'));
  const head = { format: 1, id: 'i', begun: '', at: 'x', plan: plan(), intent: fake.run.intent, before } as const;
  fake.asked.length = 0;
  return {
    fake,
    state: {
      head,
      started: new Set(started),
      done: new Set(),
      proofAccounts: [],
      dryStarts: [],
      undoing: false,
      after: {},
    },
  };
}

it('brings back what was begun, in the order that locks nobody out', async () => {
  const { state: saved, fake } = await state(['files', 'edit', 'set', 'require', 'made', 'enforce']);
  mkdirSync(at('new/tls'), { recursive: true });
  writeFileSync(at('new/tls/k.pem'), 'key');
  writeFileSync(at('my.cnf'), '[mysqld]\nssl-ca=x\n');
  writeFileSync(backupPath(at('my.cnf'), 'i'), '[mysqld]\n');
  const undone = await undo(fake.run, saved, 'asked for');
  expect(undone.left).toEqual([]);
  expect(readFileSync(at('my.cnf'), 'utf8')).toBe('[mysqld]\n');
  expect(statSync(at('my.cnf')).mode & 0o7777).toBe(0o640);
  expect(existsSync(at('new'))).toBe(false);
  expect(existsSync(backupPath(at('my.cnf'), 'i'))).toBe(false);
  const changes = fake.asked.filter((sql) => !/^(SELECT|SHOW)/.test(sql));
  expect(changes.slice(0, 5)).toEqual([
    'SET GLOBAL require_secure_transport = OFF',
    "DROP USER 'new'@'%'",
    "ALTER USER 'app'@'%' REQUIRE NONE",
    'SET GLOBAL ssl_ca = NULL',
    'ALTER INSTANCE RELOAD TLS NO ROLLBACK ON ERROR',
  ]);
  expect(fake.lines.at(-1)).toEqual({ closed: 'undone' });
});

it('touches nothing of what was never begun', async () => {
  const { state: saved, fake } = await state([]);
  expect((await undo(fake.run, saved, 'x')).left).toEqual([]);
  expect(fake.asked.filter((sql) => !/^(SELECT|SHOW)/.test(sql))).toEqual([]);
});

it('says what could not be brought back, and leaves the journal open', async () => {
  const { state: saved } = await state(['require']);
  const refusing = fakeRun([[/ALTER USER/, serverError(1227)], ...answers]);
  const undone = await undo(refusing.run, saved, 'x');
  expect(undone.left.join()).toMatch(/accounts: .*1227/);
  expect(refusing.lines.at(-1)).toEqual({ undoing: 'x' });
});
