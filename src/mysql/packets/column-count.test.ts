import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildColumnCount, COLUMNS_MAX, parseColumnCount } from './column-count.ts';

it('counts from 1 to COLUMNS_MAX', () => {
  for (const count of [1, 250, 251, COLUMNS_MAX]) expect(parseColumnCount(buildColumnCount(count))).toBe(count);
  expect(codeOf(() => parseColumnCount(hex('00')))).toBe('field-invalid');
  expect(codeOf(() => parseColumnCount(buildColumnCount(COLUMNS_MAX + 1)))).toBe('bytes-over-limit');
  expect(codeOf(() => parseColumnCount(hex('feffffffffffffffff')))).toBe('bytes-over-limit');
  expect(codeOf(() => parseColumnCount(hex('0101')))).toBe('bytes-left-over');
  checkTruncations(hex('fc0001'), parseColumnCount);
});
