import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { doctorLine } from './doctor-line.ts';

const check = (words: string[], expected: string): void =>
  expect(doctorLine(readArguments(words, connectionOptions).given)).toBe(expected);

it('keeps the connection flags and hides the password', () => {
  check([], 'tlsql doctor');
  check(['-h', 'db1', '-psecret', '--skip-ssl', '-C'], 'tlsql doctor --host=db1 -p --skip-ssl');
  check(['--ssl-ca', "it's a file"], "tlsql doctor '--ssl-ca=it'\\''s a file'");
  check(['--skip-password', '--no-defaults'], 'tlsql doctor --no-defaults');
});
