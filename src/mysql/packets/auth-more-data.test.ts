import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { buildAuthMoreData, parseAuthMoreData } from './auth-more-data.ts';

it('has the mark 0x01 before the data, which MariaDB may leave out', () => {
  expect(buildAuthMoreData(hex('04'))).toEqual(hex('0104'));
  expect(parseAuthMoreData(hex('0104'))).toEqual(hex('04'));
  expect(parseAuthMoreData(hex('500311'))).toEqual(hex('500311'));
  expect(parseAuthMoreData(buildAuthMoreData(hex('01')))).toEqual(hex('01'));
  expect(parseAuthMoreData(new Uint8Array(0))).toEqual(new Uint8Array(0));
});
