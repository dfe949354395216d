import { expect, it } from 'vitest';
import { connectionOptions } from './connection-options.ts';
import { lateOption } from './late-options.ts';
import { readArguments } from './read-arguments.ts';

it('finds the option that must come first and does not', () => {
  const check = (line: string, expected: unknown): void =>
    expect(lateOption(readArguments(line.split(' '), connectionOptions).given)).toEqual(expected);
  check('--defaults-file=/f --defaults-group-suffix=x -uapp', undefined);
  check('-uapp --host=h', undefined);
  check('-uapp --defaults-file=/f', { name: 'defaults-file', after: 'user' });
  check('--no-defaults -hdb1 --login-path=x', { name: 'login-path', after: 'host' });
});
