import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeRun, serverError } from '../../test/make/run.ts';
import { makeIntent } from '../../test/make/situation.ts';
import type { Action, Step } from '../plan/step.ts';
import { applyStep, clientFiles, givenCa, isNoSuchAccount } from './apply-step.ts';
import { makeCa } from './supply.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-step-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const step = (action: Action): Step => ({
  id: 'x',
  title: '',
  reason: '',
  risk: '',
  undo: '',
  restarts: false,
  details: [],
  action,
});
const now = (): Date => new Date();

it('installs files with the owner and modes that they need, a second time too', async () => {
  const at = (name: string): string => join(folder, 'tls', name);
  const paths = { ca: at('ca.pem'), cert: at('server-cert.pem'), key: at('server-key.pem') };
  await makeCa(join(folder, 'ca'), '/CN=CA', false, now);
  const { run } = fakeRun();
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const from = { ca: join(folder, 'ca'), names: ['db1.example.com'], legacy: false };
  for (let i = 0; i < 2; i++) await applyStep(run, step({ do: 'install-files', paths, from, owner }));
  expect(statSync(paths.key).mode & 0o7777).toBe(0o600);
  expect(statSync(paths.cert).mode & 0o7777).toBe(0o644);
  // Files that were changed between plan and step are looked at again.
  writeFileSync(join(folder, 'bad.pem'), 'nothing');
  const bad = { cert: paths.cert, key: join(folder, 'bad.pem'), ca: paths.ca };
  await expect(applyStep(run, step({ do: 'install-files', paths, from: bad }))).rejects.toMatchObject({
    code: 'secure-step-failed',
  });
});

it('edits the option file in place, once', async () => {
  const path = join(folder, 'my.cnf');
  writeFileSync(path, '# mine\n[mysqld]\nport=1\n', { mode: 0o640 });
  const { run } = fakeRun();
  const edits = [{ kind: 'set', group: 'mysqld', name: 'ssl-ca', value: '/ca.pem' }] as const;
  for (let i = 0; i < 2; i++) await applyStep(run, step({ do: 'edit-option-file', path, edits }));
  expect(readFileSync(path, 'utf8')).toBe('# mine\n[mysqld]\nport=1\nssl-ca=/ca.pem\n');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
});

it('sets, reloads, and restricts accounts', async () => {
  const { run, asked } = fakeRun([[/SELECT 1 FROM mysql.user/, [['1']]]]);
  const settings = [{ name: 'ssl_ca', value: '/a', before: '', scope: 'global' }] as const;
  await applyStep(run, step({ do: 'set', settings, reload: 'ALTER INSTANCE RELOAD TLS' }));
  await applyStep(run, step({ do: 'reload', statement: 'FLUSH SSL' }));
  const account = { user: 'app', host: '%' };
  await applyStep(run, step({ do: 'require', account, clause: { kind: 'X509' }, before: { kind: 'NONE' } }));
  expect(asked.filter((sql) => !sql.startsWith('SELECT'))).toEqual([
    "SET GLOBAL ssl_ca = '/a'",
    'ALTER INSTANCE RELOAD TLS',
    'FLUSH SSL',
    "ALTER USER 'app'@'%' REQUIRE X509",
  ]);
});

it('makes an account only with a password, and never again one that somebody dropped', async () => {
  const account = { user: 'app', host: '%' };
  const action = { do: 'require', account, clause: { kind: 'SSL' }, before: undefined } as const;
  const made = fakeRun([], { password: 'p' });
  await applyStep(made.run, step(action));
  expect(made.asked.at(-1)).toBe("CREATE USER 'app'@'%' IDENTIFIED BY 'p' REQUIRE SSL");
  await expect(applyStep(fakeRun().run, step(action))).rejects.toMatchObject({ code: 'secure-step-failed' });
  const gone = { ...action, before: { kind: 'NONE' } as const };
  await expect(applyStep(fakeRun([], { password: 'p' }).run, step(gone))).rejects.toMatchObject({
    code: 'secure-step-failed',
  });
});

it('restarts with the command and goes on with a new session', async () => {
  const { run } = fakeRun();
  const before = run.session;
  await applyStep(run, step({ do: 'restart', command: 'true' }));
  expect(run.session).toBe(before);
  await expect(applyStep(run, step({ do: 'restart', command: 'false' }))).rejects.toMatchObject({
    code: 'restart-failed',
  });
  expect(run.session).toBeUndefined();
});

it('makes the CA and a client certificate', async () => {
  const dir = join(folder, 'ca');
  const out = join(folder, 'out');
  const { run } = fakeRun([], { intent: makeIntent() });
  for (let i = 0; i < 2; i++) await applyStep(run, step({ do: 'make-ca', dir, subject: '/CN=CA', rsa: false }));
  const action = { do: 'client-certificate', ca: dir, out, name: 'app', legacy: false } as const;
  for (let i = 0; i < 2; i++) await applyStep(run, step(action));
  expect(clientFiles(action)).toContain(join(out, 'app-key.pem'));
  expect(statSync(join(out, 'app-key.pem')).mode & 0o7777).toBe(0o600);
  await expect(applyStep(run, step({ ...action, ca: join(folder, 'none') }))).rejects.toMatchObject({
    code: 'ca-folder-missing',
  });
});

it('takes no CA for none', () => {
  expect(givenCa({ material: {} })).toBeUndefined();
  expect(givenCa({ material: { ca: [] } })).toBeUndefined();
  expect(givenCa({ material: { ca: ['a', 'b'] } })).toBe('a\nb');
});

it('knows the number for what is not there', () => {
  expect(isNoSuchAccount(serverError(1396))).toBe(true);
  expect(isNoSuchAccount(serverError(1227))).toBe(false);
});
