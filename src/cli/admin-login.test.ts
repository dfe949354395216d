import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { adminLogin } from './admin-login.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-admin-'));
afterAll(() => rmSync(folder, { recursive: true }));
const client = readArguments(['-h', 'db1', '-P', '3307', '-uapp', '-psecret'], connectionOptions).given;

const check = async (flags: Parameters<typeof adminLogin>[0], expected: string[] | undefined): Promise<void> => {
  const { adminGiven } = await adminLogin(flags, client);
  expect(adminGiven?.map(({ name, value }) => `${name}=${value}`)).toEqual(expected);
};

it("goes where the client goes, without the client's user and password", async () => {
  await check({}, undefined);
  await check({ 'admin-user': 'root' }, ['no-defaults=true', 'host=db1', 'port=3307', 'user=root']);
  await check({ 'admin-user': 'root', 'admin-socket': '/s' }, ['no-defaults=true', 'socket=/s', 'user=root']);
  await check({ 'admin-defaults-file': '/root.cnf' }, ['defaults-file=/root.cnf']);
});

it('takes a password of its own', async () => {
  await check({ 'admin-socket': '/s', 'admin-password': true }, ['no-defaults=true', 'socket=/s', 'password=true']);
  const file = join(folder, 'pw');
  writeFileSync(file, 'a b\nrest\n');
  await check({ 'admin-socket': '/s', 'admin-password-file': file }, ['no-defaults=true', 'socket=/s', 'password=a b']);
});
