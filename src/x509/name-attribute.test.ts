import { expect, it } from 'vitest';
import { tags } from './der.ts';
import { makeAttribute, refuseControlCharacters } from './name-attribute.ts';

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

it('tells a control character and where it is', () => {
  const nameOf = (text: string): Parameters<typeof refuseControlCharacters>[0] => ({
    rdns: [[makeAttribute('2.5.4.6', 'PT')], [makeAttribute('2.5.4.3', text)]],
    der: Uint8Array.of(),
  });
  expect(refuseControlCharacters(nameOf('a é😀~'))).toEqual(nameOf('a é😀~'));
  for (const [text, message] of [
    ['a\nb', /CN: the control character 0x0a at character 2/],
    ['\x7f', /0x7f at character 1/],
    ['\0', /0x00/],
  ] as const) {
    expect(() => refuseControlCharacters(nameOf(text))).toThrow(message);
  }
});
