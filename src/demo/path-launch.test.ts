import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pathLaunch } from './path-launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-path-'));
afterAll(() => rmSync(folder, { recursive: true }));
const places = { home: '/nonexistent', cacheHome: undefined, path: '' };

/** A program that says its version and, asked to initialise, writes its arguments into the data folder. */
function program(version: string, status = 0): string {
  const path = join(folder, `mysqld-${status}`);
  writeFileSync(
    path,
    `#!/bin/sh\ncase "$*" in *--version*) echo 'mysqld  Ver ${version} for Linux'; exit 0;; esac\nfor word; do case $word in --datadir=*) echo "$*" > "\${word#--datadir=}/made";; esac; done\necho broken >&2\nexit ${status}\n`,
    { mode: 0o755 },
  );
  return path;
}

it('asks the version and makes a fresh data folder', async () => {
  const launch = await pathLaunch(program('8.4.3'), places, join(folder, 'template'));
  expect(launch?.options).toEqual(['secure-file-priv = NULL']);
  expect(launch).toMatchObject({ flavor: 'mysql', version: '8.4.3', template: join(folder, 'template') });
  expect(readFileSync(join(folder, 'template', 'made'), 'utf8')).toContain('--initialize-insecure');
});

it('says what is missing or failed', async () => {
  await expect(pathLaunch('/nonexistent/mysqld', places, join(folder, 'a'))).rejects.toMatchObject({
    code: 'server-not-here',
  });
  await expect(pathLaunch(program('8.4.3', 1), places, join(folder, 'b'))).rejects.toMatchObject({
    code: 'server-did-not-start',
    message: expect.stringContaining('broken'),
  });
  expect(existsSync(join(folder, 'a'))).toBe(false);
});
