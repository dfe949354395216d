import { expect, it } from 'vitest';
import { appendText, editIndex, findSerial, findValidSubject, lineAt, linesOfStatus, serialsOf } from './index-edit.ts';

const line = (serial: string, subject = `/CN=${serial}`, status = 'V'): string =>
  `${status}\t270102030405Z\t${status === 'R' ? '260102030405Z' : ''}\t${serial}\tunknown\t${subject}`;
const bytes = (...lines: string[]): Buffer => Buffer.from(lines.map((one) => `${one}\n`).join(''), 'latin1');

it('finds a serial, also in an odd spelling, and never in another field', () => {
  const index = bytes('# \t0A\t', line('01', '/CN=\\\t0A\\\tx'), line('0A'), line('000b'));
  expect(findSerial(index, '0a')?.line).toBe(line('0A'));
  expect(findSerial(index, '0B')?.line).toBe(line('000b'));
  expect(findSerial(index, '0C')).toBeUndefined();
  expect(findSerial(Buffer.alloc(0), '01')).toBeUndefined();
  expect([...serialsOf(index)]).toEqual(['01', '0A', '0B']);
});

it('finds the valid certificates of a subject', () => {
  const index = bytes(
    line('01', '/CN=a'),
    line('02', '/CN=ab'),
    line('03', '/CN=a', 'R'),
    line('04', '/O=x/CN=a'),
    line('05', '/CN=a'),
  );
  expect(findValidSubject(index, '/CN=a', 'x').map(({ line: text }) => text)).toEqual([
    line('01', '/CN=a'),
    line('05', '/CN=a'),
  ]);
});

it('puts lines in place', () => {
  const index = bytes(line('01'), line('02'), line('03'));
  const revoked = (serial: string): { serial: string; line: string } => ({
    serial,
    line: line(serial, `/CN=${serial}`, 'R'),
  });
  expect(editIndex(index, [revoked('02')], [], 'x')).toEqual(bytes(line('01'), revoked('02').line, line('03')));
  expect(editIndex(index, [revoked('03'), revoked('01')], [line('04')], 'x')).toEqual(
    bytes(revoked('01').line, line('02'), revoked('03').line, line('04')),
  );
  expect(editIndex(index.subarray(0, -1), [], [line('04')], 'x')).toEqual(
    bytes(line('01'), line('02'), line('03'), line('04')),
  );
  expect(editIndex(index, [], [], 'x')).toEqual(index);
  expect(() => editIndex(index, [{ serial: '09', line: '' }], [], 'x')).toThrow(
    expect.objectContaining({ code: 'serial-unknown' }),
  );
});

it('appends after a whole last line only', () => {
  expect(appendText(bytes(line('01')), [line('02')], 'x')).toBe(`${line('02')}\n`);
  expect(appendText(bytes(line('01')).subarray(0, -1), [line('02')], 'x')).toBe(`\n${line('02')}\n`);
  expect(appendText(Buffer.from('# end'), [line('02')], 'x')).toBe(`\n${line('02')}\n`);
  expect(() => appendText(Buffer.from(line('01').slice(0, 20)), [line('02')], 'x')).toThrow(
    expect.objectContaining({ code: 'index-damaged' }),
  );
});

it('finds the lines of a status, and their numbers', () => {
  const index = bytes(line('01', '/CN=a', 'R'), line('02'), '# R\t', line('03', '/CN=c', 'R'));
  const found = (status: 'V' | 'R' | 'E', of = index): string[] =>
    Array.from(
      linesOfStatus(of, status),
      ({ line: text, start }) => `${text.split('\t')[3]} ${lineAt(of, start, 'x')}`,
    );
  expect(found('R')).toEqual(['01 x line 1', '03 x line 4']);
  expect(found('V')).toEqual(['02 x line 2']);
  expect(found('E')).toEqual([]);
  expect(found('R', index.subarray(0, -1))).toEqual(['01 x line 1', '03 x line 4']);
  expect(found('R', Buffer.alloc(0))).toEqual([]);
});
