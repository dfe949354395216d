import { expect, it } from 'vitest';
import { clientWith } from '../../../test/make/options.ts';
import { strayCa } from './stray-ca.ts';

const check = (text: string, expected: string | undefined): void =>
  expect(strayCa(clientWith(text))?.group).toBe(expected);

it('finds the CA in a group of clients that is not read', () => {
  for (const group of ['client_prod', 'mysql-8.0', 'mariadb-10.11', 'client-ssl'])
    check(`[client]\nssl-mode=VERIFY_CA\n[${group}]\nssl-ca=/ca.pem\n`, group);
});

it('leaves alone what is meant for others, and what is not needed', () => {
  for (const group of ['mysqld', 'mysqldump', 'mysqld-9.7', 'mysqladmin', 'client'])
    check(`[client]\nssl-mode=VERIFY_CA\n[${group}]\nssl-ca=/ca.pem\n`, undefined);
  check('[client]\nssl-mode=REQUIRED\n[client_prod]\nssl-ca=/ca.pem\n', undefined);
});
