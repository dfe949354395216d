import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeServers } from './harness.ts';
import { asRoot, desk, runProgram, secureHere, secureWords, snapshot } from './secure-server.ts';

describeServers('kill -9 in the middle of a run', (use) => {
  it('is finished or taken back from every step', {
    timeout: process.env.TLSQL_EVERY_KILL === '1' ? 3_600_000 : 300_000,
  }, async () => {
    const make =
      use.name === 'mysql56'
        ? "GRANT SELECT ON *.* TO 'app'@'%' IDENTIFIED BY 'x'"
        : "CREATE USER 'app'@'%' IDENTIFIED BY 'x'";
    await asRoot(use.server(), (session) => session.query(make));
    const clear = await snapshot(use.server());
    const enforce = use.name === 'mysql56' ? [] : ['--enforce'];
    const scratch = desk();
    const wish = (out: string): string[] => [
      '--account',
      "'app'@'%'",
      '--require',
      'x509',
      '--client-out',
      out,
      ...enforce,
    ];
    const planned = await secureHere(use.server(), scratch, ...wish(scratch.at('out')), '--plan', '--json');
    scratch.remove();
    const steps = (JSON.parse(planned.out) as { plan: { steps: { id: string }[] } }).plan.steps.map(({ id }) => id);
    const points = [...steps.flatMap((id) => [`start:${id}`, `done:${id}`]), 'proofAccountGone', 'closed'];
    let tried = 0;
    // Both ways from every point on every server take many minutes: TLSQL_EVERY_KILL=1 asks for them. Else the servers
    // share the points between them and the ways take turns.
    const every = process.env.TLSQL_EVERY_KILL === '1';
    const turn = ['maria10', 'maria11', 'mysql9', 'mysql56'].indexOf(use.name);
    for (const [index, point] of points.entries()) {
      if (!every && turn !== -1 && index % 4 !== turn) continue;
      for (const way of every ? ['--rollback', '--resume'] : [(index >> 2) % 2 === 0 ? '--rollback' : '--resume']) {
        const where = desk();
        try {
          const killed = await runProgram(secureWords(use.server(), where, ...wish(where.at('out')), '--yes'), point);
          expect(killed.signal, point).toBe('SIGKILL');
          const refused = await secureHere(use.server(), where, ...wish(where.at('out')), '--yes', '--json');
          // A server that was killed between its stop and its start can't be asked.
          if (refused.status !== 3) expect(refused.out, point).toMatch(/secure-not-finished/);
          const mended = await secureHere(use.server(), where, way, '--json');
          const verdict = (JSON.parse(mended.out) as { verdict: string }).verdict;
          expect(verdict, `${point} ${way}: ${mended.out}`).toBe(way === '--resume' ? 'proven' : 'undone');
          if (way === '--resume') await secureHere(use.server(), where, '--rollback');
          expect(await snapshot(use.server()), `${point} ${way}`).toBe(clear);
          expect(readdirSync(use.server().folder).filter((name) => name.startsWith('.tlsql'))).toEqual([]);
          tried += 1;
        } finally {
          where.remove();
        }
      }
    }
    console.log(`${use.name}: ${tried} kills at ${points.length} points, all finished or taken back`);
  });
});
