import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fits, masked, parseConsole } from '../console/console-script.ts';
import { describeServers } from './harness.ts';
import { type Desk, desk, restartCommand, root } from './secure-server.ts';

const pages: Readonly<Record<string, string>> = {
  mysql9: 'secure-mysql.md',
  maria11: 'secure-mariadb.md',
  mysql56: 'secure-mysql-5.md',
};

/** The programs that the pages call, and the administrator's option file. */
function furnish(
  where: Desk,
  server: { socket: string; clientProgram: (name: string) => readonly string[] | null },
  restart: string,
): void {
  const bin = where.at('bin');
  mkdirSync(bin);
  const program = (name: string, command: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${command}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const words = (list: readonly string[]): string => `${list.map((one) => `'${one}'`).join(' ')} "$@"`;
  const tlsql = [
    process.execPath,
    '--import',
    join(root, 'node_modules/tsx/dist/loader.mjs'),
    join(root, 'test/servers/tlsql.mjs'),
  ];
  const client = server.clientProgram('mysql') ?? [...tlsql, 'connect'];
  program('tlsql', words(tlsql));
  program('mysql', words(client));
  program('mariadb', words(client));
  program('systemctl', restart);
  writeFileSync(where.at('.my.cnf'), `[client]\nuser=root\nsocket=${server.socket}\n`, { mode: 0o600 });
}

describeServers(
  'the page of the server family',
  (use) => {
    it('shows what happens', () => {
      const server = use.server();
      const where = desk();
      try {
        furnish(where, server, restartCommand(server, where));
        const page = readFileSync(join(root, 'docs', pages[use.name] ?? ''), 'utf8');
        const blocks = [...page.matchAll(/^```console \w+\n([\s\S]*?)^```$/gm)];
        const env = {
          ...process.env,
          PATH: `${where.at('bin')}:${process.env.PATH}`,
          HOME: where.folder,
          NO_COLOR: '1',
          MYSQL_HOME: where.folder,
        };
        for (const block of blocks) {
          for (const step of parseConsole(block[1] ?? '', 1)) {
            const command = step.command.replace('-P 3306', `-P ${server.port}`);
            const done = spawnSync('/bin/sh', ['-c', `exec 2>&1; ${command}`], {
              cwd: where.folder,
              env,
              encoding: 'utf8',
            });
            const said = done.stdout
              .replaceAll(server.socket, '/run/mysqld/mysqld.sock')
              .replaceAll(server.folder, '/etc/mysql')
              .replaceAll(where.folder, '/root');
            const lines = said === '' ? [] : said.replace(/\n$/, '').split('\n');
            if (!fits(step.expected, lines))
              expect(lines.map(masked), `$ ${command}`).toEqual(step.expected.map(masked));
          }
        }
        expect(blocks.length).toBeGreaterThan(4);
      } finally {
        where.remove();
      }
    });
  },
  { names: ['mysql9', 'maria11', 'mysql56'] },
);
