import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeServers } from './harness.ts';
import { asRoot, desk, root, secureHere } from './secure-server.ts';

describeServers('the commands that --shell prints', (use) => {
  it('do by hand what the plan does', async () => {
    const where = desk();
    try {
      const make =
        use.name === 'mysql56'
          ? "GRANT USAGE ON *.* TO 'app'@'%' IDENTIFIED BY 'x'"
          : "CREATE USER 'app'@'%' IDENTIFIED BY 'x'";
      await asRoot(use.server(), (session) => session.query(make));
      const words = [
        '--account',
        "'app'@'%'",
        '--require',
        'subject',
        '--client-out',
        where.at('app'),
        ...(use.name === 'mysql56' ? [] : ['--enforce']),
      ];
      const shell = (await secureHere(use.server(), where, ...words, '--shell')).out;

      // As a person has them: tlsql, and the server's own client (5.6 has none here).
      const bin = where.at('bin');
      mkdirSync(bin);
      const program = (name: string, command: readonly string[]): void => {
        writeFileSync(join(bin, name), `#!/bin/sh\nexec ${command.map((part) => `'${part}'`).join(' ')} "$@"\n`);
        chmodSync(join(bin, name), 0o755);
      };
      const tlsql = [
        process.execPath,
        '--import',
        join(root, 'node_modules/tsx/dist/loader.mjs'),
        join(root, 'test/servers/tlsql.mjs'),
      ];
      program('tlsql', tlsql);
      program('mysql', use.server().clientProgram('mysql') ?? [...tlsql, 'connect', '--no-defaults']);
      const said = execFileSync('/bin/sh', ['-e'], {
        input: shell,
        cwd: where.folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
      });
      expect(said).toMatch(/Ssl_cipher/);

      const after = JSON.parse((await secureHere(use.server(), where, ...words, '--yes', '--json')).out);
      expect([after.verdict, after.plan.steps], `${shell}\n${said}`).toEqual(['proven', []]);
    } finally {
      where.remove();
    }
  });
});
