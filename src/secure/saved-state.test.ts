import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Action, SecurePlan, Step } from '../plan/step.ts';
import type { JournalState } from './journal.ts';
import { differences, digests, saveState } from './saved-state.ts';

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

it('sees every difference and nothing else', async () => {
  const { state: saved, fake } = await state([]);
  const { before } = saved.head;
  const see = (): Promise<string[]> => differences(localMachine, fake.run.session, before);
  expect(await see()).toEqual([]);
  expect(before.folders).toEqual([at('new/tls'), at('new')]);
  expect(Object.keys(await digests(localMachine, before))).toEqual([at('my.cnf')]);
  chmodSync(at('my.cnf'), 0o600);
  mkdirSync(at('new/tls'), { recursive: true });
  writeFileSync(at('new/tls/k.pem'), 'key');
  expect(await see()).toHaveLength(4);
  writeFileSync(at('my.cnf'), 'other');
  expect((await see())[0]).toBeDefined();
  rmSync(at('my.cnf'));
  expect((await see()).join()).toMatch(/my\.cnf is gone/);
  const other = fakeRun([
    [/SHOW GLOBAL/, [['ssl_ca', '/x']]],
    [/SELECT ssl_type/, [['X509', '', '', '']]],
  ]);
  expect((await differences(localMachine, other.run.session, before)).join()).toMatch(
    /ssl_ca is '\/x'.*'app'@'%' has REQUIRE X509 and had REQUIRE NONE/,
  );
  expect((await differences(localMachine, undefined, before)).at(-1)).toMatch(/nobody can log in/);
});
