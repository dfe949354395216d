import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isServerName } from '../../scripts/servers/catalogue.ts';
import type { RunningServer } from '../../scripts/servers/instance.ts';
import { readLaunch } from '../../scripts/servers/launch.ts';
import { root } from './secure-server.ts';

/** A server that runs as another user, so that modes and owners count. */
export interface ServerAsNobody {
  readonly folder: string;
  readonly socket: string;
  readonly port: number;
  readonly optionFile: string;
  /** A shell command that restarts or starts it. */
  readonly restartCommand: string;
  readonly stop: () => Promise<void>;
}

/** True where a test may give files to another user. */
export const mayGiveAway: boolean = process.getuid?.() === 0;

/** A copy of an ended server, in a folder that everybody may pass, that is started as `nobody` by its restart command. */
export async function serverAsNobody(server: RunningServer, lines: readonly string[]): Promise<ServerAsNobody> {
  await server.shutdown();
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-nobody-'));
  execFileSync('cp', ['-a', `${server.folder}/.`, folder]);
  const moved = (text: string): string => text.replaceAll(server.folder, folder);
  const optionFile = join(folder, 'my.cnf');
  const text = moved(readFileSync(optionFile, 'utf8')).replace('[mysqld]', '[mysqld]\nuser=nobody');
  writeFileSync(optionFile, text);
  appendFileSync(optionFile, `${lines.join('\n')}\n`.replaceAll('FOLDER', folder));
  execFileSync('chown', ['-R', 'nobody:', folder]);
  execFileSync('chown', ['root:root', optionFile]);
  chmodSync(folder, 0o755);
  const env = isServerName(server.name) ? readLaunch(server.name).env : {};
  const pidFile = join(folder, 'mysqld.pid');
  const argv = server.argv.map(moved).filter((word) => word !== '--user=root');
  const facts = { argv, env, pidFile, log: join(folder, 'error.log'), folder };
  writeFileSync(join(folder, 'restart.json'), JSON.stringify(facts));
  return {
    folder,
    socket: join(folder, 'mysqld.sock'),
    port: server.port,
    optionFile,
    restartCommand: `${process.execPath} ${join(root, 'test/servers/restart-server.mjs')} ${join(folder, 'restart.json')}`,
    async stop() {
      if (existsSync(pidFile)) {
        const pid = Number(readFileSync(pidFile, 'utf8'));
        process.kill(pid, 'SIGTERM');
        for (let i = 0; i < 1000 && existsSync(pidFile); i += 1) await sleep(10);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
