import { expect, it } from 'vitest';
import { socketError } from './link.ts';

// Reading and writing are tested where links are made: dial.test.ts and upgrade.test.ts.
const check = (code: string, expected: string): void =>
  expect(socketError(Object.assign(new Error(code), { code }), 'db1:3306')).toMatchObject({
    code: expected,
    detail: { at: 'db1:3306' },
  });

it('gives every socket error a code', () => {
  check('ECONNREFUSED', 'connect-refused');
  check('EHOSTUNREACH', 'connect-unreachable');
  check('ENOENT', 'socket-missing');
  check('EACCES', 'connect-forbidden');
  check('EPIPE', 'connection-lost');
});
