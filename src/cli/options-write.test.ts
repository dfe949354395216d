import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cli, type Said } from '../../test/make/cli.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tlsql-options-'));
  writeFileSync(join(cwd, 'my.cnf'), '# mine\n[mysqld]\nport = 1\nskip-ssl\n[client]\npassword=secret\n');
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const run = (...words: string[]): Promise<Said> => cli(['options', ...words], { cwd, home: cwd });

it('edits in place with a copy beside, and once only', async () => {
  const words = ['write', 'my.cnf', '--set', 'ssl-ca=/ca.pem', '--remove', 'ssl'];
  expect((await run(...words)).out).toMatch(/- skip-ssl/);
  expect(readFileSync(join(cwd, 'my.cnf'), 'utf8')).toBe(
    '# mine\n[mysqld]\nport = 1\nssl-ca = /ca.pem\n[client]\npassword=secret\n',
  );
  expect(readdirSync(cwd).filter((name) => name.endsWith('.bak'))).toHaveLength(1);
  expect((await run(...words)).out).toMatch(/says that already/);
  expect((await run('write', 'my.cnf')).status).toBe(2);
  expect((await run('write', 'none.cnf', '--set', 'a=1')).status).toBe(1);
});

it('shows who says what, without secrets', async () => {
  const shown = await run('show', '--config', 'my.cnf');
  expect(shown.out).toMatch(/port = 1 {3}\(.*my\.cnf:3\)/);
  const client = await run('show', '--config', 'my.cnf', '--for', 'client', '--json');
  expect(client.out).toContain('***');
  expect(client.out).not.toContain('secret');
});

it('says what keeps a file from being read', async () => {
  expect((await run('check', '--config', 'my.cnf')).status).toBe(0);
  writeFileSync(join(cwd, 'bad.cnf'), 'port=1\n');
  const said = await run('check', '--config', 'bad.cnf');
  expect([said.status, said.out]).toEqual([1, expect.stringMatching(/bad\.cnf:1: .*stops here/)]);
});
