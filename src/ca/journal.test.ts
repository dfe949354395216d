import { expect, it } from 'vitest';
import {
  beginLine,
  commitLine,
  isTemporary,
  type JournalEntry,
  journalPath,
  parseJournal,
  pathFromJournal,
  temporaryName,
} from './journal.ts';

const entry: JournalEntry = {
  id: '0123456789abcdef',
  at: '2026-11-21T13:31:04Z',
  create: ['newcerts/01.pem', '/out/é-key.pem'],
  unique: [],
  replace: ['serial'],
  numbers: [{ path: 'serial', value: '02' }],
  append: ['V\t270102030405Z\t\t01\tunknown\t/CN=a'],
  set: [],
};

it('is committed only when both lines are whole', () => {
  const whole = beginLine(entry) + commitLine(entry);
  for (let length = 0; length <= whole.length; length += 1) {
    const expected = length === whole.length ? 'committed' : length >= beginLine(entry).length - 1 ? 'begun' : 'empty';
    expect(parseJournal(whole.slice(0, length)).state).toBe(expected);
  }
  expect(parseJournal(whole)).toEqual({ state: 'committed', entry });
  expect(parseJournal(beginLine(entry) + commitLine({ ...entry, at: '' })).state).toBe('begun');
  expect(parseJournal(beginLine(entry).replace('unknown', 'unknowm')).state).toBe('empty');
});

it('has paths of its own folder that may move', () => {
  expect(journalPath('/ca', '/ca/newcerts/01.pem')).toBe('newcerts/01.pem');
  expect(journalPath('/ca', '/out/a.pem')).toBe('/out/a.pem');
  expect(journalPath('/ca', '/ca2/a.pem')).toBe('/ca2/a.pem');
  expect(pathFromJournal('/moved', 'newcerts/01.pem')).toBe('/moved/newcerts/01.pem');
  expect(pathFromJournal('/moved', '/out/a.pem')).toBe('/out/a.pem');
});

it('names temporary files in the folder of the file they become', () => {
  expect(temporaryName(entry.id, '/out/a.pem', 3)).toBe('/out/.tlsql-0123456789abcdef-3');
  expect(isTemporary('/out/.tlsql-0123456789abcdef-3')).toBe(true);
  expect(isTemporary('/out/.tlsql')).toBe(false);
});
