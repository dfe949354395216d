import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';
import { cursorOf } from '../sql/cursor.ts';
import { readAccountName, readAccountOptions, readIdentification } from './account-clauses.ts';

it.each([
  ["u@'%'", { user: 'u', host: '%' }],
  ['u', { user: 'u', host: '%' }],
  ["'u'@'LocalHost'", { user: 'u', host: 'localhost' }],
  ['`u`@`10.%`', { user: 'u', host: '10.%' }],
  ['u@db1.example', { user: 'u', host: 'db1.example' }],
  ["''@localhost", { user: '', host: 'localhost' }],
  ['CURRENT_USER()', { user: 'root', host: 'localhost' }],
  ['USER()', { user: 'root', host: 'localhost' }],
])('%s', (sql, expected) => {
  const cursor = cursorOf(sql);
  expect(readAccountName(cursor)(deskOf().session)).toMatchObject(expected);
  expect(cursor.atEnd()).toBe(true);
});

it.each([
  ["IDENTIFIED BY 'x'", { plugin: undefined, password: 'x' }],
  ["IDENTIFIED WITH sha256_password BY 'x'", { plugin: 'sha256_password', password: 'x' }],
  ["IDENTIFIED WITH 'auth_socket'", { plugin: 'auth_socket' }],
  ['IDENTIFIED WITH caching_sha2_password AS 0x2441', { plugin: 'caching_sha2_password', stored: '$A' }],
  ["IDENTIFIED VIA ed25519 USING 'abc'", { plugin: 'ed25519', stored: 'abc' }],
  ["IDENTIFIED VIA ed25519 USING PASSWORD('x')", { plugin: 'ed25519', password: 'x' }],
  ["IDENTIFIED BY PASSWORD '*AB'", { plugin: 'mysql_native_password', stored: '*AB' }],
])('%s', (sql, expected) => {
  const cursor = cursorOf(sql);
  expect(readIdentification(cursor)).toEqual(expected);
  expect(cursor.atEnd()).toBe(true);
});

it.each([
  ['REQUIRE NONE', { kind: 'none' }],
  ['REQUIRE SSL', { kind: 'ssl' }],
  ['REQUIRE X509', { kind: 'x509' }],
  ["REQUIRE SUBJECT 's' AND ISSUER 'i' CIPHER 'c'", { kind: 'specified', subject: 's', issuer: 'i', cipher: 'c' }],
  ["REQUIRE ISSUER 'i'", { kind: 'specified', issuer: 'i' }],
])('%s', (sql, require) => {
  const cursor = cursorOf(`${sql} WITH MAX_USER_CONNECTIONS 0 PASSWORD EXPIRE NEVER ACCOUNT LOCK`);
  expect(readAccountOptions(cursor)).toEqual({ require, locked: true });
  expect(cursor.atEnd()).toBe(true);
});

// The places that MySQL 9.7 names.
it.each([
  ['REQUIRE SSL AND X509', 'AND X509'],
  ["REQUIRE X509 AND SUBJECT 'a'", "AND SUBJECT 'a'"],
  ["REQUIRE SUBJECT 'a', ISSUER 'b'", ", ISSUER 'b'"],
])('%s', async (sql, near) => {
  expect((await deskOf().run(`CREATE USER a ${sql}`))[0]).toContain(`near '${near}'`);
});

it.each(["REQUIRE SUBJECT 'a' SUBJECT 'b'", 'REQUIRE', 'REQUIRE SUBJECT', 'PASSWORD x', 'WITH x'])(
  'refuses %s',
  (sql) => {
    expect(() => readAccountOptions(cursorOf(sql))).toThrow(/near/);
  },
);
