import { expect, it } from 'vitest';
import type { Code } from '../base/codes.ts';
import { TlsqlError } from '../base/error.ts';
import { exitStatus } from './exit-status.ts';

const check = (code: Code, expected: number): void =>
  expect(exitStatus(new TlsqlError(code, { seen: 'x' }))).toBe(expected);

it('follows whose fault it is', () => {
  check('usage', 2);
  check('file-missing', 1);
  check('connect-refused', 3);
  check('internal', 3);
  check('interrupted', 3);
});
