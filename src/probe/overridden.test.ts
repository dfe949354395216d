import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localOptionFiles } from '../io/option-source.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { brokenLinks, overriddenFiles } from './overridden.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-overridden-')));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'first.pem'), 'x');
writeFileSync(join(folder, 'my.cnf'), '[client]\nssl-ca=first.pem\nssl-ca=second.pem\n');
symlinkSync(join(folder, 'nowhere'), join(folder, 'extra.cnf'));

const options = resolveOptionFiles(
  {
    dialect: 'mysql',
    groups: ['client'],
    env: {},
    cwd: folder,
    defaultsFile: join(folder, 'my.cnf'),
    loginFile: false,
  },
  localOptionFiles,
);

it('looks at the file of the line before', async () => {
  const view = { base: folder, accounts: { users: [], groups: [] } };
  expect((await overriddenFiles(options, view)).ca?.path).toBe(join(folder, 'first.pem'));
});

it('names links to nothing', () => {
  const visit = { path: join(folder, 'extra.cnf'), status: 'missing', includedFrom: null, parsed: null } as const;
  const absent = { ...visit, path: join(folder, 'absent.cnf') };
  expect(brokenLinks({ ...options, files: [visit, absent] })).toEqual([
    { path: join(folder, 'extra.cnf'), target: join(folder, 'nowhere') },
  ]);
});
