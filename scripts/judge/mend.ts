import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arranged } from './arrange.ts';
import { projectRoot, runProgram } from './run-doctor.ts';

/** A line that is for people, not for a shell. */
const prose = /^(check|mysql|server|client|or|note|look)\b.*:|…|^\S+=\S*\s+#|^[a-z_]+=\S*$/i;

const sql = /^(ALTER|CREATE|DROP|FLUSH|GRANT|REVOKE|SET) /i;

/**
 * Pastes fix lines into a shell as root of this machine would, with the programs that they name: the server's own
 * clients, tlsql, and a `systemctl` that restarts the judged server.
 */
export async function mend(arranged: Arranged, fix: readonly string[]): Promise<'pasted' | 'nothing to paste'> {
  const lines = fix.filter((line) => !prose.test(line));
  const { server, kit, start } = arranged;
  // What names a path that only a person knows cannot be mended by pasting.
  const open = lines.some((line) => line.includes('/path/to/your/'));
  if ((server === undefined && start === undefined) || lines.length === 0 || open) return 'nothing to paste';
  const bin = join(kit.folder, 'bin');
  mkdirSync(bin);
  const wanted = join(kit.folder, 'restart-wanted');
  const own = server?.clientProgram('mysql') ?? ['false'];
  const quoted = (argv: readonly string[]): string => argv.map((word) => `'${word}'`).join(' ');
  const programs: Readonly<Record<string, string>> = {
    tlsql: `exec ${quoted([process.execPath, join(projectRoot, 'bin/tlsql.js')])} "$@"`,
    mysql: `exec ${quoted(own)} --no-defaults --socket=${server?.socket ?? ''} -uroot "$@"`,
    mariadb: `exec ${quoted(own)} --no-defaults --socket=${server?.socket ?? ''} -uroot "$@"`,
    systemctl: `touch ${wanted}; for i in $(seq 200); do [ -e ${wanted} ] || exit 0; sleep 0.05; done; exit 1`,
    sudo: 'while [ $# -gt 0 ]; do case $1 in -u) shift 2;; -*) shift;; *) break;; esac; done; exec "$@"',
  };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/bash\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  let over = false;
  // What is SQL goes where SQL goes, in the order of the lines.
  const script = lines.map((line) => (sql.test(line) ? `mysql -e ${quoted([line.replaceAll("'", "'\\''")])}` : line));
  const shell = runProgram('bash', ['-c', [`cd '${kit.folder}'`, ...script].join('\n')], {
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ''}`,
  }).finally(() => {
    over = true;
  });
  while (!over) {
    if (existsSync(wanted)) {
      await (server === undefined ? start?.() : server.restart())?.catch(() => undefined);
      rmSync(wanted, { force: true });
    }
    await sleep(20);
  }
  await shell;
  return 'pasted';
}
