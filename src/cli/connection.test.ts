import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { connectionFromGiven } from './connection.ts';
import type { Context } from './context.ts';

function contextWith(env: Record<string, string>): Context & { said: string[] } {
  const said: string[] = [];
  const output = { write: (text: string) => void said.push(text), isTTY: false, columns: 80 };
  return {
    said,
    stdout: output,
    stderr: output,
    stdin: Readable.from([]),
    env,
    cwd: '/',
    home: '/nonexistent',
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
}

const given = (line: string) => readArguments(['--no-defaults', ...line.split(' ')], connectionOptions);

it('lets the command line win over the environment', async () => {
  const env = { MYSQL_HOST: 'db1', MYSQL_TCP_PORT: '3307', MYSQL_PWD: 'env' };
  const { settings } = await connectionFromGiven(contextWith(env), given('-u app'));
  expect(settings).toMatchObject({ at: 'db1:3307', user: 'app', password: 'env' });
  const typed = await connectionFromGiven(contextWith(env), given('-h db2 -pword'), { database: 'shop' });
  expect(typed.settings).toMatchObject({ at: 'db2:3307', password: 'word', database: 'shop' });
});

it('says what a flag means that may surprise', async () => {
  const context = contextWith({});
  await connectionFromGiven(context, given('-h localhost -P 3333'));
  expect(context.said).toEqual([expect.stringMatching(/^note: port 3333 on the command line: TCP/)]);
});

it('reads the option files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
  const file = join(folder, 'my.cnf');
  writeFileSync(file, '[client]\nuser=filed\nhost=db3\n', { mode: 0o600 });
  const words = readArguments([`--defaults-file=${file}`, '-h', 'db4'], connectionOptions);
  const { settings, connection } = await connectionFromGiven(contextWith({}), words);
  rmSync(folder, { recursive: true });
  expect(settings).toMatchObject({ user: 'filed', at: 'db4:3306' });
  expect(connection.origins.user).toMatchObject({ file, line: 2 });
});
