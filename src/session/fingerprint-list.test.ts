import { expect, it } from 'vitest';
import { fingerprintList } from './fingerprint-list.ts';

it('reads fingerprints however they are written', () => {
  const hex = 'ab'.repeat(32);
  const text = Array(32).fill('AB').join(':');
  expect(fingerprintList([`${hex}|${text.toLowerCase()}`], `${hex}\r\n\n`)).toEqual([text, text, text]);
  expect(fingerprintList([])).toEqual([]);
});

it('refuses SHA-1 and rubbish', () => {
  for (const word of ['ab'.repeat(20), 'x']) {
    expect(() => fingerprintList([word])).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});
