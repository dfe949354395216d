import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { type ClientLine, clientLine } from './client-line.ts';
import { doctorOptions } from './doctor-options.ts';

const check = (words: string[], expected: ClientLine): void =>
  expect(clientLine(words, doctorOptions, connectionOptions)).toEqual(expected);

const invalid = 'option-value-invalid';

it('leaves a line that can be read as it is', () => {
  check(['-h', 'db1', '--client', 'mysql-9', 'app'], {
    words: ['-h', 'db1', '--client', 'mysql-9', 'app'],
    passedOver: [],
  });
});

it('takes out the option at which the client stops, and its value', () => {
  const refused = { code: invalid, seen: '--ssl-mode=verify-ca' };
  check(['-h', 'db1', '--ssl-mode=verify-ca', '-uapp'], { words: ['-h', 'db1', '-uapp'], refused, passedOver: [] });
  check(['--ssl-mode', 'verify-ca', '-uapp'], { words: ['-uapp'], refused, passedOver: [] });
  check(['--ssl-mode'], {
    words: [],
    refused: { code: 'option-value-missing', seen: '--ssl-mode without a value' },
    passedOver: [],
  });
  check(['--ssl-mod2=REQUIRED', '--ssl-mode=X'], {
    words: [],
    refused: { code: 'option-unknown', seen: 'unknown option --ssl-mod2', nearest: 'ssl-mode' },
    passedOver: [],
  });
});

it('passes over what is not about the connection', () => {
  check(['-h', 'db1', '-e', 'SELECT 1', '-Nr', '--batch', '--skip-column-names', '--execute=SELECT 2', '-uapp'], {
    words: ['-h', 'db1', '-uapp'],
    passedOver: ['-e', '-N', '--batch', '--skip-column-names', '--execute'],
  });
});

it("throws a mistake in the doctor's own flags, and shows no secret", () => {
  const of = (words: string[]) => () => clientLine(words, doctorOptions, connectionOptions);
  expect(of(['--clinet', 'mysql-9'])).toThrow(expect.objectContaining({ code: 'option-unknown' }));
  expect(of(['--client'])).toThrow(expect.objectContaining({ code: 'option-value-missing' }));
  expect(JSON.stringify(clientLine(['--passwrd=geheim'], doctorOptions, connectionOptions))).not.toContain('geheim');
});
