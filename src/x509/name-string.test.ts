import { expect, it } from 'vitest';
import { hex } from '../../test/x509/truncations.ts';
import { tags } from './der.ts';
import { decodeString, isNameTag, isStringTag } from './name-string.ts';

it.each([
  [tags.utf8String, 'c3a9', 'é'],
  [tags.utf8String, 'efbbbf41', '\ufeffA'],
  [tags.utf8String, 'c3', undefined],
  [tags.utf8String, 'eda080', undefined],
  [tags.printableString, '41', 'A'],
  [tags.t61String, 'e9', 'é'],
  [tags.ia5String, 'e9', 'é'],
  [tags.bmpString, '00e9', 'é'],
  [tags.bmpString, '00', undefined],
  [tags.bmpString, 'd800', undefined],
  [tags.universalString, '0001f600', '😀'],
  [tags.universalString, '00110000', undefined],
  [tags.universalString, '000000', undefined],
] as const)('tag %i, %s', (tag, bytes, text) => {
  expect(decodeString(tag, hex(bytes))).toBe(text);
});

it('knows which types may stand in a name', () => {
  for (const tag of [tags.utf8String, tags.bitString, tags.sequence]) expect(isNameTag(tag)).toBe(true);
  for (const tag of [tags.visibleString, tags.generalString, tags.octetString, tags.nothing])
    expect(isNameTag(tag)).toBe(false);
});

it('knows which types are compared as text', () => {
  expect(isStringTag(tags.visibleString)).toBe(true);
  expect(isStringTag(tags.numericString)).toBe(false);
  expect(isStringTag(tags.generalString)).toBe(false);
});
