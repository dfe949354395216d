import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { fingerprintList } from './fingerprint-list.ts';

const list = (words: string[], file?: string) => fingerprintList(readArguments(words, connectionOptions), file);

it('reads fingerprints however they are written', () => {
  const hex = 'ab'.repeat(32);
  const text = Array(32).fill('AB').join(':');
  expect(list([`--ssl-fp=${hex}|${text.toLowerCase()}`], `${hex}\r\n\n`)).toEqual([text, text, text]);
});

it('refuses SHA-1, rubbish and an empty list', () => {
  for (const words of [[`--ssl-fp=${'ab'.repeat(20)}`], ['--ssl-fp=x'], ['--ssl-fplist=x']]) {
    expect(() => list(words)).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});
