import { expect, it } from 'vitest';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { driverGiven, maskedConfig, withoutPasswords } from './driver-given.ts';

const check = (text: string, masked: string): void => expect(withoutPasswords(text)).toBe(masked);

it('takes passwords out of every form', () => {
  check('mysql://a:p@ss@h/db?x=1', 'mysql://a:***@h/db?x=1');
  check('a:p:@x@tcp(h:1)/db', 'a:***@tcp(h:1)/db');
  check(
    "{user: 'a', password: 'it, is', ssl: {passphrase: \"x\"}}",
    "{user: 'a', password: '***', ssl: {passphrase: \"***\"}}",
  );
  check('Server=h;Pwd=a b;X=1', 'Server=h;Pwd=***;X=1');
  check("new PDO('mysql:host=h', 'a', 'p', [])", "new PDO('mysql:host=h', 'a', '***', [])");
  check(
    'jdbc:mysql://h/?trustCertificateKeyStorePassword=x&a=1',
    'jdbc:mysql://h/?trustCertificateKeyStorePassword=***&a=1',
  );
});

it('asks for the password in its place', async () => {
  const given: GivenOption[] = [
    { name: 'client-config', value: 'mysql://a:p@h/', origin: { kind: 'argument', index: 0 } },
  ];
  expect(maskedConfig(given).map(({ name, value }) => [name, value])).toEqual([
    ['client-config', 'mysql://a:***@h/'],
    ['password', true],
  ]);
  expect((await driverGiven({ 'client-config': 'mysql://a:p@h/' }, '/'))?.driver).toBe('mysql2');
  expect(await driverGiven({}, '/')).toBeUndefined();
});
