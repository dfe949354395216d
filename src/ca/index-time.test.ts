import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatIndexTime, parseIndexTime } from './index-time.ts';

function check(text: string, iso: string | undefined): void {
  expect(parseIndexTime(text)).toBe(iso === undefined ? undefined : Date.parse(iso));
  if (iso !== undefined) expect(formatIndexTime(Date.parse(iso))).toBe(text);
}

it('has two digits of the year from 1950 to 2049 and four outside', () => {
  check('261121133104Z', '2026-11-21T13:31:04Z');
  check('491231235959Z', '2049-12-31T23:59:59Z');
  check('500101000000Z', '1950-01-01T00:00:00Z');
  check('20500101000000Z', '2050-01-01T00:00:00Z');
  check('99991231235959Z', '9999-12-31T23:59:59Z');
  check('19491231000000Z', '1949-12-31T00:00:00Z');
  check('240229000000Z', '2024-02-29T00:00:00Z');
});

it('takes nothing else', () => {
  for (const text of [
    '',
    'Z',
    '261121133104',
    '2611211331Z',
    '261321133104Z',
    '260230000000Z',
    '261121243104Z',
    '250229000000Z',
  ]) {
    check(text, undefined);
  }
});

it('comes back whole', () => {
  const seconds = fc.integer({
    min: Date.parse('0001-01-01T00:00:00Z') / 1000,
    max: Date.parse('9999-12-31T23:59:59Z') / 1000,
  });
  fc.assert(
    fc.property(seconds, (second) => {
      expect(parseIndexTime(formatIndexTime(second * 1000))).toBe(second * 1000);
    }),
  );
});
