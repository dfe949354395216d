import { expect, it } from 'vitest';
import { toHex } from '../../test/x509/truncations.ts';
import { DerReader, tags } from './der.ts';
import { encodeTime, parseTime, readTime } from './time.ts';

it.each([
  [tags.utcTime, '261121134943Z', '2026-11-21T13:49:43.000Z', true],
  [tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z', true],
  [tags.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z', true],
  [tags.utcTime, '2611211349Z', '2026-11-21T13:49:00.000Z', false],
  [tags.utcTime, '261121134943+0100', '2026-11-21T12:49:43.000Z', false],
  [tags.utcTime, '261121134943-0130', '2026-11-21T15:19:43.000Z', false],
  [tags.generalizedTime, '20500101000000Z', '2050-01-01T00:00:00.000Z', true],
  [tags.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z', true],
  [tags.generalizedTime, '20500101000000.5Z', '2050-01-01T00:00:00.000Z', false],
] as const)('%i %s', (tag, text, expected, strict) => {
  const time = parseTime(tag, text);
  expect(time.date.toISOString()).toBe(expected);
  expect(time.strict).toBe(strict);
});

it.each([
  [tags.utcTime, '20500101000000Z'],
  [tags.utcTime, '260231000000Z'],
  [tags.utcTime, '261301000000Z'],
  [tags.utcTime, '260101240000Z'],
  [tags.utcTime, '260101006000Z'],
  [tags.utcTime, ''],
  [tags.generalizedTime, '500101000000Z'],
  [tags.utcTime, '260101000000'],
] as const)('%i %j is no time', (tag, text) => {
  expect(parseTime(tag, text)).toMatchObject({ strict: false, text });
  expect(parseTime(tag, text).date.getTime()).toBeNaN();
});

it('writes the type that RFC 5280 asks for, and reads it back', () => {
  for (const [iso, hexBytes] of [
    ['2026-11-21T13:49:43.999Z', `170d${Buffer.from('261121134943Z').toString('hex')}`],
    ['2050-01-01T00:00:00Z', `180f${Buffer.from('20500101000000Z').toString('hex')}`],
    ['1949-12-31T00:00:00Z', `180f${Buffer.from('19491231000000Z').toString('hex')}`],
  ] as const) {
    const bytes = encodeTime(new Date(iso));
    expect(toHex(bytes)).toBe(hexBytes);
    expect(readTime(new DerReader(bytes, 'x'), 'time').date.getTime()).toBe(Math.floor(Date.parse(iso) / 1000) * 1000);
  }
  expect(() => readTime(new DerReader(Uint8Array.of(5, 0), 'x'), 'time')).toThrow(/tag 0x05/);
});
