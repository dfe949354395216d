import { expect, it } from 'vitest';
import { clientExamples, isKnownClient, unknownClient } from './known-client.ts';

it('knows every client that it gives as an example', () => {
  expect(clientExamples.split(', ').filter((name) => !isKnownClient(name))).toEqual([]);
});

it('knows programs with their versions, and drivers by their other names', () => {
  const known = ['mysql', 'mysql-8.4', 'MariaDB-11.8', 'mysqldump', 'mariadb-dump-10.11', 'jdbc', 'golang', 'rails'];
  expect(known.filter((name) => unknownClient(name) !== undefined)).toEqual([]);
});

it('says of any other that it does not know it', () => {
  expect(unknownClient('mysql-nine')).toMatch(/^warning: "mysql-nine" is no client .*mysql-9, /);
  expect(unknownClient(undefined)).toBeUndefined();
});
