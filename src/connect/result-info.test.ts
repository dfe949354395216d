import { expect, it } from 'vitest';
import { PLAIN_OK } from '../mysql/packets/ok.ts';
import { resultInfo } from './result-info.ts';

it('says what the mysql client says', () => {
  expect(resultInfo({ rows: 0, warnings: 0, millis: 4 })).toBe('Empty set (0.004 sec)');
  expect(resultInfo({ rows: 1, warnings: 1, millis: 1234 })).toBe('1 row in set, 1 warning (1.234 sec)');
  expect(resultInfo({ rows: 2, warnings: 2, millis: 0 })).toBe('2 rows in set, 2 warnings (0.000 sec)');
  const ok = { ...PLAIN_OK, affectedRows: 3n, info: 'Records: 3' };
  expect(resultInfo({ ok, warnings: 0, millis: 1 })).toBe('Query OK, 3 rows affected (0.001 sec)\nRecords: 3');
});
