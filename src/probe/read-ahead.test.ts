import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { localOptionFiles } from '../io/option-source.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { readAccounts } from './identity.ts';
import { localProc } from './proc-view.ts';
import { readAhead } from './read-ahead.ts';
import { whichServer } from './which-server.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-ahead-')));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'conf.d'));
writeFileSync(join(folder, 'my.cnf'), `[mysqld]\nport=1\n!includedir ${folder}/conf.d\n!include ${folder}/gone.cnf\n`);
writeFileSync(join(folder, 'conf.d/a.cnf'), '[mysqld]\nssl_ca=/a\n');

/** As another machine would be: not this one, though it has the same files. */
const other: Machine = { ...localMachine };

it('reads option files with what they include as a program that is there', async () => {
  const request = { dialect: 'mysql', groups: ['mysqld'], env: {}, cwd: '/', loginFile: false } as const;
  for (const defaultsFile of ['my.cnf', 'none.cnf', 'conf.d', 'my.cnf/x'].map((name) => join(folder, name))) {
    const look = { ...request, defaultsFile };
    const { value, sources } = await readAhead(other, ({ options }) => resolveOptionFiles(look, options));
    expect(value).toEqual(resolveOptionFiles(look, localOptionFiles));
    expect(resolveOptionFiles(look, sources.options)).toEqual(value);
  }
});

it('tells servers apart as a program that is there', async () => {
  const clues = { listens: { port: 1 } };
  const accounts = readAccounts();
  const { value } = await readAhead(other, (sources) => whichServer(clues, accounts, sources));
  expect(value).toMatchObject({ why: expect.stringMatching(/port 1|no server process/) });
});

it('sees of the kernel what this machine sees', async () => {
  const look = `/proc/${process.pid}`;
  const { value } = await readAhead(other, ({ view }) => [
    view.text('/proc/sys/kernel/ostype'),
    view.link(`${look}/cwd`),
    view.names('/nowhere'),
    view.inode(`${look}/cwd`) === view.inode(process.cwd()),
    view.link('/nowhere'),
    (view.names(`${look}/fd`) ?? []).includes('0'),
  ]);
  expect(value).toEqual([localProc.text('/proc/sys/kernel/ostype'), process.cwd(), undefined, true, undefined, true]);
});

it('ends with a look that always asks for more', async () => {
  let asked = 0;
  await readAhead(other, ({ view }) => {
    asked += 1;
    return view.text(`/nowhere/${asked}`);
  });
  expect(asked).toBe(61);
});
