import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arranged } from './arrange.ts';
import { projectRoot, runProgram } from './run-doctor.ts';

/** A line that is for people, not for a shell. */
const prose = /^(check|mysql|server|client|or|note|look)\b.*:|…|^\S+=\S*\s+#|^[a-z_]+=\S*$/i;

const sql = /^(ALTER|CREATE|DROP|FLUSH|GRANT|REVOKE|SET) /i;

/** tlsql with the password of the scenario where it would ask for one; what the doctor ended with is written down. */
function tlsqlAs(password: string, statusFile: string): string {
  const program = `'${process.execPath}' '${join(projectRoot, 'bin/tlsql.js')}'`;
  return [
    'words=()',
    `for word in "$@"; do if [ "$word" = -p ]; then words+=('-p${password}'); else words+=("$word"); fi; done`,
    `${program} "\${words[@]}"`,
    'status=$?',
    `if [ "$1" = doctor ]; then echo $status > '${statusFile}'; fi`,
    'exit $status',
  ].join('\n');
}

function passwordIn({ words }: Arranged): string {
  const given = words.both?.find((word) => /^-p./.test(word))?.slice(2);
  const driver = words.both?.some((word) => word.startsWith('--client-config=')) === true ? 'pw' : '';
  return given ?? driver;
}

/** Whether the doctor that was pasted as the last line found everything well: the proof of a client's flags. */
export function provedItself({ kit }: Arranged): boolean {
  const file = join(kit.folder, 'doctor-status');
  return existsSync(file) && readFileSync(file, 'utf8').trim() === '0';
}

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
    tlsql: tlsqlAs(passwordIn(arranged), join(kit.folder, 'doctor-status')),
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
    // What a person keeps at home is removed with the rest.
    HOME: kit.folder,
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
