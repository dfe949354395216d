import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { CLIENT } from '../capabilities.ts';
import { buildResultEnd, isResultEnd, parseResultEnd } from './result-end.ts';

it.each([
  ['EOF', 0n, 'fe 0300 0a00'],
  ['OK under another header', CLIENT.DEPRECATE_EOF, 'fe 00 00 0a00 0300'],
])('is an %s', (_, capabilities, bytes) => {
  const end = { warnings: 3, status: 10 };
  expect(buildResultEnd(end, capabilities)).toEqual(hex(bytes));
  expect(isResultEnd(hex(bytes), capabilities)).toBe(true);
  expect(parseResultEnd(hex(bytes), capabilities)).toMatchObject(end);
});

it('is told from a row whose first field is 16 MiB long', () => {
  const row = new Uint8Array(0xffffff);
  row[0] = 0xfe;
  expect(isResultEnd(row, CLIENT.DEPRECATE_EOF)).toBe(false);
  expect(isResultEnd(row.subarray(0, 9), 0n)).toBe(false);
  expect(isResultEnd(hex('00'), 0n)).toBe(false);
});
