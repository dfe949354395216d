import { expect, it } from 'vitest';
import { accessDenied, objectionErr, unknownDatabase } from './refusals.ts';

it("has the servers' own numbers and words", () => {
  expect(accessDenied('a', 'localhost', true)).toEqual({
    number: 1045,
    sqlState: '28000',
    message: "Access denied for user 'a'@'localhost' (using password: YES)",
  });
  expect(objectionErr({ kind: 'require', log: undefined }, 'a', 'h', false).message).toMatch(/using password: NO/);
  expect(objectionErr({ kind: 'locked' }, 'a', 'h', true)).toMatchObject({ number: 3118 });
  expect(objectionErr({ kind: 'insecure-transport' }, 'a', 'h', true)).toMatchObject({
    number: 3159,
    sqlState: 'HY000',
  });
  expect(unknownDatabase('x')).toEqual({ number: 1049, sqlState: '42000', message: "Unknown database 'x'" });
});
