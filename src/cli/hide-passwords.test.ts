import { expect, it } from 'vitest';
import { hidePasswords } from './hide-passwords.ts';

const check = (argv: string, expected: string | undefined): void =>
  expect(hidePasswords(argv.split(' '))?.join(' ')).toBe(expected);

it('replaces passwords in every spelling', () => {
  check('connect -u root -psecret', 'connect -u root -p****');
  check('connect --password=a=b', 'connect --password=****');
  check('connect --pass=a', 'connect --pass=****');
  check('doctor --admin-password=a', 'doctor --admin-password=****');
  check('doctor --admin-password=a-file=b', 'doctor --admin-password=****');
});

it('leaves the rest alone', () => {
  check('connect -p -u root --password', undefined);
  check('connect -P3306 --port=3306 --protocol=tcp --plan', undefined);
  check('ca init d --passphrase-file=f', undefined);
  check('doctor --admin-password-file=f', undefined);
});
