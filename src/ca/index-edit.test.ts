import { expect, it } from 'vitest';
import { appendText, findSerial, findValidSubject, serialsOf, withLines } from './index-edit.ts';

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
  expect(findValidSubject(index, '/CN=a').map(({ line: text }) => text)).toEqual([
    line('01', '/CN=a'),
    line('05', '/CN=a'),
  ]);
});

it('puts lines in place', () => {
  const index = bytes(line('01'), line('02'), line('03'));
  expect(withLines(index, [{ serial: '02', line: line('02', '/CN=02', 'R') }], 'x')).toEqual(
    bytes(line('01'), line('02', '/CN=02', 'R'), line('03')),
  );
  expect(() => withLines(index, [{ serial: '09', line: '' }], 'x')).toThrow(
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
