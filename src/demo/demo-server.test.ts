import { expect, it } from 'vitest';
import { accountStatements, quoted, turnOnStatements } from './demo-server.ts';

it('quotes what MySQL would read otherwise', () => {
  expect(quoted("a'b\\xC3")).toBe("'a''b\\\\xC3'");
});

it('puts REQUIRE where the family knows it', () => {
  expect(accountStatements('yassl', 'app', 'p', '/CN=app')).toEqual([
    "GRANT USAGE ON *.* TO 'app'@'%' IDENTIFIED BY 'p' REQUIRE SUBJECT '/CN=app'",
  ]);
  expect(accountStatements('mysql', 'app', 'p', '/CN=app')).toEqual([
    "CREATE USER 'app'@'%' IDENTIFIED BY 'p' REQUIRE SUBJECT '/CN=app'",
  ]);
});

it('reloads after all files are named', () => {
  expect(turnOnStatements({ ca: '/a', cert: '/b', key: '/c', crl: '/d' }).at(-1)).toBe('ALTER INSTANCE RELOAD TLS');
});
