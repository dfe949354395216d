import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { makeIntent } from '../../test/make/situation.ts';
import { beginJournal } from './journal.ts';
import { resumeRun, rollbackRun, statusOfRuns } from './secure-server.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tlsql-runs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const { run } = fakeRun();
const options = (stateRoot: string): Parameters<typeof resumeRun>[0] => ({
  settings: run.settings,
  access: run.access,
  stateRoot,
  onEvent: () => undefined,
});
const plan = { steps: [], refusals: [], breaks: [], notes: [], paths: { ca: '/a', cert: '/b', key: '/c' } };
const before = { files: [], folders: [], variables: {}, accounts: [] };

function begin(
  name: string,
  at: string,
  ...lines: readonly Parameters<ReturnType<typeof beginJournal>['write']>[0][]
): void {
  const journal = beginJournal(join(root, name));
  journal.write({
    head: { format: 1, id: 'i', begun: '2026-06-01T00:00:00Z', at, plan, intent: makeIntent(), before },
  });
  for (const line of lines) journal.write(line);
}

it('knows nothing of a server on which nothing was begun', async () => {
  await expect(resumeRun(options(root))).rejects.toMatchObject({ code: 'secure-nothing-begun' });
  begin('a', 'elsewhere:3306');
  await expect(rollbackRun(options(root))).rejects.toMatchObject({ code: 'secure-nothing-begun' });
});

it('has nothing to finish or take back after the end', async () => {
  begin('a', run.settings.at, { closed: 'undone' });
  await expect(resumeRun(options(root))).rejects.toMatchObject({ code: 'secure-nothing-begun' });
  await expect(rollbackRun(options(root))).rejects.toMatchObject({ code: 'secure-nothing-begun' });
});

it('refuses to write over what was changed since', async () => {
  begin('a', run.settings.at, { closed: 'done', after: { '/etc/my.cnf': 'AB' } });
  await expect(rollbackRun(options(root))).rejects.toMatchObject({ code: 'edit-not-undoable' });
});

it('lists the runs', () => {
  expect(statusOfRuns(join(root, 'none'))).toEqual([]);
  begin('a', 'db1:3306', { start: 'install-files' }, { proofAccount: 'tlsql_00000000' });
  expect(statusOfRuns(root)).toEqual([
    {
      at: 'db1:3306',
      begun: '2026-06-01T00:00:00Z',
      state: 'not-finished',
      folder: join(root, 'a'),
      lastStep: 'install-files',
      accountsLeft: ['tlsql_00000000'],
    },
  ]);
});
