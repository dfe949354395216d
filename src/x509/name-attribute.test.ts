import { expect, it } from 'vitest';
import { tags } from './der.ts';
import { makeAttribute } from './name-attribute.ts';

it('chooses the string type that openssl req chooses', () => {
  expect(makeAttribute('2.5.4.3', 'é').tag).toBe(tags.utf8String);
  expect(makeAttribute('2.5.4.6', 'PT').tag).toBe(tags.printableString);
  expect(makeAttribute('2.5.4.5', '42').tag).toBe(tags.printableString);
  expect(makeAttribute('1.2.840.113549.1.9.1', 'a@b').tag).toBe(tags.ia5String);
  expect(makeAttribute('0.9.2342.19200300.100.1.25', 'example').tag).toBe(tags.ia5String);
  expect(makeAttribute('1.2.3', 'x').tag).toBe(tags.utf8String);
});

it.each([
  ['2.5.4.6', 'PRT', /C: 3 characters \(expected 2\)/],
  ['2.5.4.6', 'P*', /PrintableString/],
  ['2.5.4.3', 'x'.repeat(65), /65 characters \(expected 1 to 64\)/],
  ['1.2.840.113549.1.9.1', 'é@b', /IA5String/],
  ['2.5.4.3', Uint8Array.of(0xc3), /not UTF-8/],
] as const)('%s refuses %s', (oid, value, message) => {
  expect(() => makeAttribute(oid, value)).toThrow(message);
  expect(() => makeAttribute(oid, value)).toThrow(expect.objectContaining({ code: 'name-value-invalid' }));
});

it('counts characters, not bytes', () => {
  expect(() => makeAttribute('2.5.4.3', '😀'.repeat(64))).not.toThrow();
});
