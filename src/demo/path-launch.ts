import { execFile } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fail } from '../base/error.ts';
import { type Launch, type Places, serverOnPath } from './launch.ts';
import { asRoot } from './server-process.ts';

const run = promisify(execFile);

/**
 * How to run the server program at `program`, or the one on PATH: asks its version and makes a fresh data folder at
 * `template`. Undefined when there is none on PATH. Fails with `server-not-here` or `server-did-not-start`.
 */
export async function pathLaunch(
  program: string | undefined,
  places: Places,
  template: string,
): Promise<Launch | undefined> {
  const found = program ?? serverOnPath(places);
  if (found === undefined) return undefined;
  try {
    await access(found, constants.X_OK);
  } catch (cause) {
    fail('server-not-here', {
      at: found,
      seen: 'no program that we may run',
      expected: 'the path of mysqld or mariadbd',
      cause,
    });
  }
  try {
    const { stdout } = await run(found, ['--no-defaults', '--version'], { timeout: 10_000 });
    const flavor = /mariadb/i.test(stdout) ? 'mariadb' : 'mysql';
    const version = /Ver (\S+)/.exec(stdout)?.[1] ?? 'unknown';
    await mkdir(template, { mode: 0o700 });
    const [installer, ...args] = initialiser(found, flavor, template);
    await run(installer ?? found, args, { timeout: 120_000, maxBuffer: 16 * 1024 * 1024 });
    // Distributions build in a folder for LOAD DATA that only their own service may enter.
    const options = flavor === 'mysql' ? ['secure-file-priv = NULL'] : [];
    return { name: found, flavor, version, server: [found], args: [], options, env: {}, template };
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' | ');
    return fail('server-did-not-start', {
      at: found,
      seen: `no fresh data folder could be made: ${said ?? String(cause)}`,
      next: 'tlsql demo --server builtin',
      cause,
    });
  }
}

function initialiser(program: string, flavor: 'mysql' | 'mariadb', template: string): string[] {
  if (flavor === 'mysql')
    return [
      program,
      '--no-defaults',
      '--initialize-insecure',
      '--secure-file-priv=NULL',
      `--datadir=${template}`,
      ...asRoot(),
    ];
  // mariadb-install-db lies in bin beside the server's sbin (or in the same folder).
  const beside = join(dirname(program), '..', 'bin', 'mariadb-install-db');
  return [
    beside,
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    `--datadir=${template}`,
    ...asRoot(),
  ];
}
