import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseServerVersion } from '../mysql/server-version.ts';
import { dryStart, hasDictionary } from './dry-start.ts';

it('knows who can start on an empty folder', () => {
  const check = (version: string, expected: boolean): void =>
    expect(hasDictionary(parseServerVersion(version))).toBe(expected);
  check('9.7.0', true);
  check('8.0.36', true);
  check('5.7.44', false);
  check('11.8.6-MariaDB', false);
});

it('takes over what is about TLS alone, says why it came to nothing, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-dry-test-'));
  const program = join(folder, 'mysqld');
  const folders: string[] = [];
  writeFileSync(program, `#!/bin/sh\necho "$*" > ${folder}/words\necho 'ERROR: no good' >&2\nexit 1\n`);
  chmodSync(program, 0o755);
  try {
    const seen = await dryStart({
      launch: {
        command: [program],
        arguments: ['--basedir=/b', '--log-bin=/real/log', '--port=3306'],
        environment: {},
      },
      server: parseServerVersion('10.11.6-MariaDB'),
      words: ['--ssl-ca=tls/ca.pem', '--ssl-key=/k'],
      dataFolder: '/data',
      user: undefined,
      onFolder: (path, state) => folders.push(path, state),
      millis: 10_000,
    });
    expect(seen).toEqual({ why: 'it ended by itself: ERROR: no good' });
    const words = readFileSync(join(folder, 'words'), 'utf8').trim().split(' ');
    expect(words.slice(0, 4)).toEqual(['--no-defaults', '--basedir=/b', '--ssl-ca=/data/tls/ca.pem', '--ssl-key=/k']);
    expect(words.join(' ')).not.toMatch(/log-bin|3306/);
    expect(folders).toEqual([folders[0], 'made', folders[0], 'gone']);
    expect(existsSync(folders[0] ?? '')).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
