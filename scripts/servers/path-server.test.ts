import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { candidatesFor } from '../../test/servers/candidates.ts';
import { startServer } from './instance.ts';
import { isFetched, readLaunch } from './launch.ts';
import { serverOnPath } from './path-server.ts';

/** A folder for PATH with a server in it, as an installed one would be: its own folders need no arguments. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync('/tmp/path-');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const fetched = isFetched('mysql9');

function install(): void {
  const { server, args } = readLaunch('mysql9');
  const folders = args.filter((arg) => /^--(basedir|lc-|character|plugin)/.test(arg));
  // The options that must come first stay first.
  const script = `#!/bin/bash\nfirst=(); rest=()\nfor a; do case $a in --defaults*|--no-defaults) first+=("$a");; *) rest+=("$a");; esac; done\nexec ${server.join(' ')} "\${first[@]}" ${folders.join(' ')} "\${rest[@]}"\n`;
  writeFileSync(join(folder, 'mysqld'), script);
  chmodSync(join(folder, 'mysqld'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  // The run doesn't boast of a server that this test has put there.
  vi.stubEnv('TLSQL_SERVERS_STARTED', join(folder, 'started'));
}

describe.skipIf(!fetched || serverOnPath() !== null)("the machine's own server", () => {
  it('stands in where no other can be had, and starts from a data folder that is made once', async () => {
    install();
    expect(serverOnPath()).toBe(join(folder, 'mysqld'));
    expect(candidatesFor({}).map(({ name, flavor, missing }) => [name, flavor, missing])).toEqual([
      ['path', 'mysql', null],
    ]);
    for (const _ of ['first', 'second']) {
      const server = await startServer('path');
      const connection = await createConnection({ host: '127.0.0.1', port: server.port, user: 'root' });
      const [rows] = await connection.query({ sql: 'SELECT VERSION()', rowsAsArray: true });
      expect(String(rows)).toContain(server.version);
      await connection.end();
      await server.stop();
    }
  });
});

describe.skipIf(serverOnPath() !== null)('a machine without any server', () => {
  it('says so', async () => {
    await expect(startServer('path')).rejects.toThrow('no mysqld or mariadbd on PATH');
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
    vi.stubEnv('PATH', '/nowhere');
    for (const { name, missing } of candidatesFor({})) {
      // MySQL 5.6 comes from the npm registry and needs no apt.
      expect(missing).toBe(name === 'mysql56' ? 'not fetched' : 'no apt-get and no dpkg-deb on this machine');
    }
  });
});
