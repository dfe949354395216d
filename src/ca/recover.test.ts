import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Place } from './changes.ts';
import { realDisk } from './disk.ts';
import { beginLine, commitLine, type JournalEntry, temporaryName } from './journal.ts';
import { pendingJournal, recover, strayTemporaries } from './recover.ts';

// Stops at every step stand in transaction.test.ts; here is what other programs may have done between stop and mending.

let place: Place;
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'tlsql-recover-'));
  mkdirSync(join(dir, '.tlsql'));
  place = { dir, state: join(dir, '.tlsql'), index: join(dir, 'index.txt') };
});
afterEach(() => rmSync(place.dir, { recursive: true, force: true }));

const line = (serial: string, status = 'V'): string =>
  `${status}\t270102030405Z\t${status === 'R' ? '260102030405Z' : ''}\t${serial}\tunknown\t/CN=${serial}`;
const none: JournalEntry = {
  id: '00000000000000aa',
  at: '',
  create: [],
  unique: [],
  replace: [],
  numbers: [],
  append: [],
  set: [],
};
const journal = (): string => join(place.state, 'journal');

function committed(entry: Partial<JournalEntry>): JournalEntry {
  const whole = { ...none, ...entry };
  writeFileSync(journal(), beginLine(whole) + commitLine(whole));
  return whole;
}

it('edits the index as it is now', () => {
  writeFileSync(place.index, `${line('01')}\n${line('05')}\n`);
  committed({ append: [line('02')], set: [{ serial: '01', line: line('01', 'R') }] });
  expect(pendingJournal(place)).toBe('committed');
  expect(recover(place, realDisk)).toBe('finished');
  expect(readFileSync(place.index, 'latin1')).toBe(`${line('01', 'R')}\n${line('05')}\n${line('02')}\n`);
  expect(pendingJournal(place)).toBe('none');
});

it('leaves a line that is there, and puts back one that was lost', () => {
  writeFileSync(place.index, `${line('02', 'R')}\n`);
  committed({ append: [line('02')], set: [{ serial: '01', line: line('01', 'R') }] });
  recover(place, realDisk);
  expect(readFileSync(place.index, 'latin1')).toBe(`${line('02', 'R')}\n${line('01', 'R')}\n`);
});

it('cuts off its own torn line, and only its own', () => {
  writeFileSync(place.index, `${line('01')}\n${line('02').slice(0, 30)}`);
  committed({ append: [line('02'), line('03')] });
  recover(place, realDisk);
  expect(readFileSync(place.index, 'latin1')).toBe(`${line('01')}\n${line('02')}\n${line('03')}\n`);
});

it('never counts a serial down', () => {
  writeFileSync(join(place.dir, 'serial'), '10\n');
  const entry = committed({ replace: ['serial'], numbers: [{ path: 'serial', value: '0F' }] });
  const temporary = temporaryName(entry.id, join(place.dir, 'serial'), 0);
  writeFileSync(temporary, '0F\n');
  recover(place, realDisk);
  expect(readFileSync(join(place.dir, 'serial'), 'latin1')).toBe('10\n');
  expect(existsSync(temporary)).toBe(false);
});

it('keeps a file that somebody put where one of ours should go', () => {
  const entry = committed({ create: ['a.pem'] });
  writeFileSync(temporaryName(entry.id, join(place.dir, 'a.pem'), 0), 'ours');
  writeFileSync(join(place.dir, 'a.pem'), 'theirs');
  expect(() => recover(place, realDisk)).toThrow(expect.objectContaining({ code: 'file-exists' }));
  rmSync(join(place.dir, 'a.pem'));
  expect(recover(place, realDisk)).toBe('finished');
  expect(readFileSync(join(place.dir, 'a.pem'), 'latin1')).toBe('ours');
});

it('undoes what was only begun, a torn journal included', () => {
  writeFileSync(journal(), beginLine({ ...none, create: ['a.pem'] }));
  const temporary = temporaryName(none.id, join(place.dir, 'a.pem'), 0);
  writeFileSync(temporary, 'half', { mode: 0o600 });
  expect(statSync(temporary).mode & 0o777).toBe(0o600);
  expect(strayTemporaries([place.dir, join(place.dir, 'nowhere')])).toEqual([temporary]);
  expect(recover(place, realDisk)).toBe('undone');
  expect(strayTemporaries([place.dir])).toEqual([]);
  writeFileSync(journal(), 'begin 12');
  expect(pendingJournal(place)).toBe('begun');
  expect(recover(place, realDisk)).toBe('undone');
  expect(recover(place, realDisk)).toBe('nothing');
});
