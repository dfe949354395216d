import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildEof, isEof, parseEof } from './eof.ts';

it('reads the one of the documentation, and comes back as it was built', () => {
  expect(parseEof(hex('fe 00 00 02 00'))).toEqual({ warnings: 0, status: 2 });
  expect(buildEof({ warnings: 0, status: 2 })).toEqual(hex('fe 00 00 02 00'));
});

it('is told from a row by its length', () => {
  expect(isEof(hex('fe 00 00 02 00'))).toBe(true);
  expect(isEof(hex('fe 00 00 00 01 00 00 00 00 00'))).toBe(false);
  expect(isEof(hex('00'))).toBe(false);
});

it('is refused cut, longer or garbled', () => {
  checkTruncations(hex('fe 00 00 02 00'), parseEof);
  checkGarbage(hex('fe 00 00 02 00'), parseEof);
  expect(codeOf(() => parseEof(hex('fe 0000 0200 00')))).toBe('bytes-left-over');
  expect(codeOf(() => parseEof(hex('00 0000 0200')))).toBe('field-invalid');
});
