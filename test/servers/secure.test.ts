import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { describeServers, type ServerUnderTest } from './harness.ts';
import { asRoot, type Desk, desk, runProgram, secureHere, secureWords, snapshot } from './secure-server.ts';

/** An account in the clear, as every server starts with. */
async function makeApp(use: ServerUnderTest): Promise<void> {
  const make =
    use.name === 'mysql56'
      ? "GRANT SELECT ON *.* TO 'app'@'%' IDENTIFIED BY 'app-Secret-1'"
      : "CREATE USER 'app'@'%' IDENTIFIED BY 'app-Secret-1'";
  await asRoot(use.server(), (session) => session.query(make));
}

async function withDesk(work: (where: Desk) => Promise<void>): Promise<void> {
  const where = desk();
  try {
    await work(where);
  } finally {
    where.remove();
  }
}

const wanted = (use: ServerUnderTest, where: Desk): string[] => [
  '--account',
  "'app'@'%'",
  '--require',
  'subject',
  '--client-out',
  where.at('app'),
  '--yes',
  ...(use.name === 'mysql56' ? [] : ['--enforce']),
];

/** mysql2 as the judge: whether this client gets in. */
async function getsIn(use: ServerUnderTest, where: Desk, withCertificate: boolean): Promise<boolean> {
  const read = (path: string): string => readFileSync(path, 'utf8');
  const ssl = {
    ca: read(where.at('ca/cacert.pem')),
    servername: 'db1.example.com',
    ...(withCertificate ? { cert: read(where.at('app/app-cert.pem')), key: read(where.at('app/app-key.pem')) } : {}),
    checkServerIdentity: () => undefined,
  };
  try {
    const connection = await createConnection({
      host: '127.0.0.1',
      port: use.server().port,
      user: 'app',
      password: 'app-Secret-1',
      ssl,
    });
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

describeServers('from the clear to proven mutual TLS and back', (use) => {
  it('holds with one command each', async () => {
    await withDesk(async (where) => {
      await makeApp(use);
      const clear = await snapshot(use.server());
      const pid = readFileSync(`${use.server().folder}/mysqld.pid`, 'utf8');

      const first = await secureHere(use.server(), where, ...wanted(use, where), '--json');
      expect(first.err).not.toMatch(/error/i);
      const report = JSON.parse(first.out) as {
        verdict: string;
        plan: { steps: { restarts: boolean }[] };
        millis: number;
      };
      console.log(`${use.name}: proven in ${report.millis} ms`);
      expect(report.verdict).toBe('proven');
      const restarts = report.plan.steps.filter((step) => step.restarts).length;
      expect(restarts).toBe(use.name === 'mysql9' ? 0 : 1);
      expect(readFileSync(`${use.server().folder}/mysqld.pid`, 'utf8') === pid).toBe(restarts === 0);
      if (use.name !== 'mysql56') {
        expect(await getsIn(use, where, true)).toBe(true);
        expect(await getsIn(use, where, false)).toBe(false);
      }

      const secured = await snapshot(use.server());
      expect(secured).not.toBe(clear);
      const second = await secureHere(use.server(), where, ...wanted(use, where), '--json');
      expect(JSON.parse(second.out)).toMatchObject({ verdict: 'proven', plan: { steps: [], refusals: [] } });
      expect(await snapshot(use.server())).toBe(secured);

      const back = await secureHere(use.server(), where, '--rollback', '--json');
      expect(JSON.parse(back.out)).toMatchObject({ verdict: 'undone', undone: { complete: true } });
      expect(await snapshot(use.server())).toBe(clear);
    });
  });
});

describeServers(
  'MariaDB with TLS',
  (use) => {
    it('is not restarted', async () => {
      await withDesk(async (where) => {
        await makeApp(use);
        await secureHere(use.server(), where, ...wanted(use, where));
        const pid = readFileSync(`${use.server().folder}/mysqld.pid`, 'utf8');
        // Another name in the certificate: new files, read again while it runs.
        const words = secureWords(use.server(), where, ...wanted(use, where), '--names', 'db2.example.com', '--json');
        const said = await runProgram(words.filter((word) => word !== '--allow-restart'));
        expect(JSON.parse(said.out)).toMatchObject({ verdict: 'proven' });
        expect(readFileSync(`${use.server().folder}/mysqld.pid`, 'utf8')).toBe(pid);
      });
    });
  },
  { names: ['maria10', 'maria11'] },
);

describeServers(
  'a client that asks every 50 ms through the change',
  (use) => {
    it('sees no error', async () => {
      await withDesk(async (where) => {
        await makeApp(use);
        const connection = await createConnection({ host: '127.0.0.1', port: use.server().port, user: 'root' });
        const counts = { asked: 0, failed: 0 };
        const timer = setInterval(() => {
          counts.asked += 1;
          connection.query('SELECT 1').catch(() => {
            counts.failed += 1;
          });
        }, 50);
        const said = await runProgram(secureWords(use.server(), where, ...wanted(use, where), '--json'));
        const back = await runProgram(secureWords(use.server(), where, '--rollback', '--json'));
        clearInterval(timer);
        await connection.query('SELECT 1');
        await connection.end();
        console.log(`${use.name}: ${counts.asked} queries through the change and back, ${counts.failed} failed`);
        expect(JSON.parse(said.out)).toMatchObject({ verdict: 'proven' });
        expect(JSON.parse(back.out)).toMatchObject({ verdict: 'undone' });
        expect(counts.asked).toBeGreaterThan(10);
        expect(counts.failed).toBe(0);
      });
    });
  },
  { names: ['mysql9'] },
);
