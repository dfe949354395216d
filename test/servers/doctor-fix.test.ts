import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../scripts/servers/instance.ts';
import { makeCa, makeCertificate } from '../make/certificates.ts';
import type { Said } from '../make/cli.ts';
import { candidatesFor } from './candidates.ts';
import { type Desk, desk, runProgram } from './secure-server.ts';
import { mayGiveAway, type ServerAsNobody, serverAsNobody } from './server-as-nobody.ts';

const paths = ['tls', 'tls/ca.pem', 'tls/cert.pem', 'tls/key.pem', 'my.cnf'];
const tlsLines = ['ssl-ca=FOLDER/tls/ca.pem', 'ssl-cert=FOLDER/tls/cert.pem', 'ssl-key=FOLDER/tls/key.pem'];

/** Certificate and key as root makes them: the server's user gets nowhere near. */
function writeTls(server: ServerAsNobody): void {
  const ca = makeCa('/CN=CA', { key: ['-newkey', 'rsa:2048'] });
  const leaf = makeCertificate({
    subject: '/CN=127.0.0.1',
    issuer: ca,
    key: ['-newkey', 'rsa:2048'],
    extensions: ['subjectAltName=IP:127.0.0.1', 'extendedKeyUsage=serverAuth'],
  });
  mkdirSync(join(server.folder, 'tls'));
  writeFileSync(join(server.folder, 'tls/ca.pem'), ca.pem, { mode: 0o644 });
  writeFileSync(join(server.folder, 'tls/cert.pem'), leaf.pem, { mode: 0o644 });
  writeFileSync(join(server.folder, 'tls/key.pem'), leaf.keyPem, { mode: 0o600 });
  chmodSync(join(server.folder, 'tls'), 0o700);
}

function snapshot({ folder }: ServerAsNobody): string {
  return paths
    .map((name) => {
      const path = join(folder, name);
      const { mode, uid, gid } = statSync(path);
      return `${name} ${mode.toString(8)} ${uid} ${gid} ${name.startsWith('tls/') || name === 'my.cnf' ? readFileSync(path, 'utf8') : ''}`;
    })
    .join('\n');
}

function fix(
  server: ServerAsNobody,
  where: Desk,
  words: readonly string[],
  killAt?: string,
): Promise<Said & { signal: string | null }> {
  const line = ['doctor', '--no-defaults', '-h127.0.0.1', `-P${server.port}`, '-uroot', '--ssl-mode=REQUIRED'];
  const fixed = ['--fix', '--state', where.at('state'), '--json', '--server-config', server.optionFile];
  return runProgram([...line, ...fixed, '--restart-command', server.restartCommand, ...words], killAt);
}

const parsed = (
  said: Said,
): {
  verdict: string;
  cause: { id: string } | null;
  fix: { verdict: string; steps: { id: string }[]; left: { why: string }[] };
} => JSON.parse(said.out);

const cases = [
  {
    name: 'mysql9',
    title: 'a closed folder and key, by a reload',
    lines: tlsLines,
    cause: 'tls-parent-dir-not-searchable',
    words: [],
  },
  {
    name: 'maria11',
    title: 'TLS switched off, by a restart',
    lines: [...tlsLines, 'ssl=0'],
    cause: 'server-ssl-disabled-by-option',
    words: ['--allow-restart'],
  },
] as const;

for (const { name, title, lines, cause, words } of cases) {
  const missing = candidatesFor({}).find((one) => one.name === name)?.missing;
  describe.skipIf(missing !== null || !mayGiveAway)(`doctor --fix on ${name}: ${title}`, () => {
    let server: ServerAsNobody;
    beforeAll(async () => {
      const plain = await startServer(name);
      server = await serverAsNobody(plain, lines);
      await plain.stop();
      writeTls(server);
      if (name === 'maria11') {
        // Here the files are right and one line is wrong.
        execFileSync('chown', ['-R', 'nobody:', join(server.folder, 'tls')]);
      }
      execFileSync('/bin/sh', ['-c', server.restartCommand], { stdio: 'ignore' });
    }, 120_000);
    afterAll(async () => server?.stop());

    it('mends, proves, and is taken back', { timeout: 120_000 }, async () => {
      const where = desk();
      try {
        const before = snapshot(server);
        const plan = parsed(await fix(server, where, [...words, '--plan']));
        expect([plan.verdict, plan.cause?.id, plan.fix.verdict]).toEqual(['broken', cause, 'planned']);
        expect(snapshot(server)).toBe(before);
        const done = await fix(server, where, [...words, '--yes']);
        expect([done.status, parsed(done).verdict, parsed(done).fix.verdict]).toEqual([0, 'healthy', 'mended']);
        const again = parsed(await fix(server, where, [...words, '--yes']));
        expect([again.verdict, again.fix.steps]).toEqual(['healthy', []]);
        const back = await fix(server, where, ['--rollback']);
        expect([back.status, parsed(back).cause?.id]).toEqual([0, cause]);
        expect(snapshot(server)).toBe(before);
      } finally {
        where.remove();
      }
    });

    it('is finished or taken back from every line of its journal', { timeout: 600_000 }, async () => {
      const before = snapshot(server);
      const scratch = desk();
      const ids = parsed(await fix(server, scratch, [...words, '--plan'])).fix.steps.map(({ id }) => id);
      scratch.remove();
      const points = [...ids.flatMap((id) => [`start:${id}`, `done:${id}`]), 'closed'];
      // All of them take minutes: TLSQL_EVERY_KILL=1 asks for them, else every third is tried, the ways in turn.
      const tried = [...points.entries()].filter(([index]) => process.env.TLSQL_EVERY_KILL === '1' || index % 3 === 0);
      for (const [index, point] of tried) {
        const where = desk();
        try {
          expect((await fix(server, where, [...words, '--yes'], point)).signal, point).toBe('SIGKILL');
          const refused = await fix(server, where, [...words, '--yes']);
          expect(refused.out, point).toMatch(/secure-not-finished/);
          const way = index % 2 === 0 ? '--rollback' : '--resume';
          const ended = await fix(server, where, [...words, way]);
          expect(parsed(ended).fix.verdict, `${point} ${way} ${ended.out}`).toBe(
            way === '--resume' ? 'mended' : 'undone',
          );
          if (way === '--resume') expect((await fix(server, where, ['--rollback'])).status, point).toBe(0);
          expect(snapshot(server), `${point} ${way}`).toBe(before);
        } finally {
          where.remove();
        }
      }
      console.log(`${name}: killed at ${tried.length} of ${points.length} points, all finished or taken back`);
    });
  });
}

const maria = candidatesFor({}).find((one) => one.name === 'maria11')?.missing;
it.skipIf(maria !== null || !mayGiveAway)(
  'starts a server that its key kept from starting, and only when it may',
  { timeout: 120_000 },
  async () => {
    const plain = await startServer('maria11');
    const server = await serverAsNobody(plain, tlsLines);
    const where = desk();
    try {
      await plain.stop();
      writeTls(server);
      const refused = await fix(server, where, ['--yes']);
      expect([refused.status, parsed(refused).fix.verdict]).toEqual([1, 'nothing']);
      expect(parsed(refused).fix.left[0]?.why).toMatch(/--allow-restart/);
      const done = await fix(server, where, ['--yes', '--allow-restart']);
      expect([done.status, parsed(done).verdict, parsed(done).fix.verdict]).toEqual([0, 'healthy', 'mended']);
    } finally {
      await server.stop();
      where.remove();
    }
  },
);
