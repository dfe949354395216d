import { expect, it } from 'vitest';
import { clientWith } from '../../../test/make/options.ts';
import type { Changes } from './again-line.ts';
import { clientOptionMends, isGiven } from './client-option-mend.ts';

const check = (
  text: string,
  flags: Readonly<Record<string, string>>,
  changes: Changes,
  expected: readonly unknown[],
): void => {
  const words = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const facts = { ...clientWith(text, undefined, flags), again: ['tlsql doctor -h db1', ...words].join(' ') };
  expect(clientOptionMends(facts, changes)).toEqual(expected);
};
const inFile = (group: string, name: string, value: string) => ({
  kind: 'option',
  file: '/etc/my.cnf',
  group,
  name,
  value,
});
const prove = { kind: 'prove' };

it('changes an option where it was given', () => {
  check('[mysql]\nssl_ca=/a b.pem\n', {}, { 'ssl-ca': "/o'k.pem" }, [inFile('mysql', 'ssl-ca', "/o'k.pem"), prove]);
  check('', { 'ssl-ca': '/a.pem' }, { 'ssl-ca': '/b c.pem' }, [
    { kind: 'look', line: "tlsql doctor -h db1 '--ssl-ca=/b c.pem'" },
  ]);
});

it('counts a flag for more than a file', () => {
  check('[client]\nssl-mode=REQUIRED\n', { 'ssl-mode': 'REQUIRED' }, { 'ssl-mode': 'VERIFY_CA' }, [
    { kind: 'look', line: 'tlsql doctor -h db1 --ssl-mode=VERIFY_CA' },
  ]);
});

it('adds an option beside those that belong to it', () => {
  check('[client]\nssl-mode=VERIFY_CA\n', {}, { 'ssl-ca': '/ca.pem' }, [inFile('client', 'ssl-ca', '/ca.pem'), prove]);
  check('[client]\nuser=app\n', {}, { 'ssl-ca': '/ca.pem' }, [
    { kind: 'look', line: 'tlsql doctor -h db1 --ssl-ca=/ca.pem' },
  ]);
  check('[client]\nssl-cert=/c.pem\n', { 'ssl-mode': 'VERIFY_CA' }, { 'ssl-ca': '/ca.pem' }, [
    { kind: 'look', line: 'tlsql doctor -h db1 --ssl-mode=VERIFY_CA --ssl-ca=/ca.pem' },
  ]);
});

it('leaves a line that goes as a comment', () => {
  check('[client]\nssl-mode=REQUIRED\nssl-cert=/c.pem\n', {}, { 'ssl-cert': undefined, 'ssl-key': undefined }, [
    { kind: 'option-line', file: '/etc/my.cnf', line: 3, instead: '# ssl-cert=/c.pem' },
    { kind: 'look', line: 'tlsql doctor -h db1' },
  ]);
});

it('knows where an option stands at which the client stops', () => {
  check('[client]\nssl-mode=verify-ca\n', {}, { 'ssl-mode': 'VERIFY_CA' }, [
    inFile('client', 'ssl-mode', 'VERIFY_CA'),
    prove,
  ]);
  expect(isGiven(clientWith('[client]\nssl-mode=verify-ca\n'), 'ssl-ca')).toBe(false);
  expect(isGiven(clientWith('[client]\nssl-mode=verify-ca\nssl-ca=x\n'), 'ssl-ca')).toBe(true);
});
