import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeIntent } from '../../test/make/situation.ts';
import type { Step } from '../plan/step.ts';
import { beginJournal, type JournalHead } from './journal.ts';
import { serverKey } from './look.ts';
import { requiredBy } from './required.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tlsql-required-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const server = { hostname: 'db', datadir: '/var/lib/mysql/', port: '3306' };
const step: Step = {
  id: 'require-app',
  title: 'app',
  action: { do: 'require', account: { user: 'app', host: '%' }, clause: { kind: 'X509' }, before: { kind: 'NONE' } },
} as Step;
const head: JournalHead = {
  format: 1,
  id: 'a',
  begun: '2026-06-01T00:00:00Z',
  at: 'x',
  plan: { steps: [step], refusals: [], breaks: [], notes: [], paths: { ca: '/a', cert: '/b', key: '/c' } },
  intent: makeIntent(),
  before: { files: [], folders: [], variables: {}, accounts: [] },
};

it('tells what a finished run required of the accounts of that server', () => {
  const journal = beginJournal(join(root, serverKey(server)));
  journal.write({ head });
  expect(requiredBy(root, server)).toEqual([]);
  journal.write({ closed: 'done' });
  const required = { user: 'app', host: '%', require: { kind: 'X509' }, since: new Date('2026-06-01T00:00:00Z') };
  expect(requiredBy(root, server)).toEqual([required]);
  expect(requiredBy(root, { ...server, port: '3307' })).toEqual([]);
  journal.write({ closed: 'undone' });
  expect(requiredBy(root, server)).toEqual([]);
});

it('knows nothing where there is no journal, or a damaged one', () => {
  expect(requiredBy(join(root, 'none'), server)).toEqual([]);
  const folder = join(root, serverKey(server));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'journal.jsonl'), `${JSON.stringify({ head })}\nnonsense\n{"closed":"done"}\n`);
  expect(requiredBy(root, server)).toEqual([]);
});
