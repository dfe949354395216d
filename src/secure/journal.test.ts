import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeIntent } from '../../test/make/situation.ts';
import { beginJournal, type JournalHead, knownRuns, openJournal, readJournal } from './journal.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tlsql-journal-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const head: JournalHead = {
  format: 1,
  id: 'a',
  begun: '2026-06-01T00:00:00Z',
  at: 'x',
  plan: { steps: [], refusals: [], breaks: [], notes: [], paths: { ca: '/a', cert: '/b', key: '/c' } },
  intent: makeIntent(),
  before: { files: [], folders: [], variables: {}, accounts: [] },
};

it('keeps what was begun and done, past a torn line', () => {
  const folder = join(root, 'one');
  expect(readJournal(folder)).toBeUndefined();
  const journal = beginJournal(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  journal.write({ head });
  journal.write({ start: 'a' });
  journal.write({ done: 'a' });
  journal.write({ start: 'b' });
  journal.write({ proofAccount: 'p1' });
  journal.write({ proofAccount: 'p2' });
  journal.write({ proofAccountGone: 'p1' });
  appendFileSync(join(folder, 'journal.jsonl'), '{"done":"b');
  const state = readJournal(folder);
  expect(state).toMatchObject({ undoing: false, proofAccounts: ['p2'] });
  expect([...(state?.started ?? [])]).toEqual(['a', 'b']);
  expect([...(state?.done ?? [])]).toEqual(['a']);
  expect(knownRuns(root).map((run) => run.folder)).toEqual([folder]);
});

it('is closed, opened again by undoing, and closed again', () => {
  const folder = join(root, 'one');
  beginJournal(folder).write({ head });
  const journal = openJournal(folder);
  journal.write({ closed: 'done' });
  journal.write({ closed: 'done', after: { '/a': 'AB' } });
  expect(readJournal(folder)?.after).toEqual({ '/a': 'AB' });
  journal.write({ undoing: 'asked' });
  expect(readJournal(folder)).toMatchObject({ undoing: true });
  expect(readJournal(folder)?.closed).toBeUndefined();
  journal.write({ closed: 'undone' });
  expect(readJournal(folder)?.closed).toBe('undone');
  expect(knownRuns(join(root, 'none'))).toEqual([]);
});

it('says when it is damaged', () => {
  const folder = join(root, 'one');
  beginJournal(folder).write({ head });
  appendFileSync(join(folder, 'journal.jsonl'), 'x\n');
  expect(() => readJournal(folder)).toThrow(expect.objectContaining({ code: 'secure-journal-damaged' }));
});
