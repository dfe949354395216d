import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { asRoot, desk, secureHere, snapshot } from './secure-server.ts';

describeServers(
  'secure without files, as on a managed server',
  (use) => {
    it('restricts the account and proves it by the CA of the command line, or says that it cannot', async () => {
      const where = desk();
      try {
        await asRoot(use.server(), (session) => session.query("CREATE USER 'app'@'%' IDENTIFIED BY 'x'"));
        // Its own certificate has no name in it that could be verified; one of our own takes that part of the provider.
        await secureHere(use.server(), where, '--yes');
        const before = await snapshot(use.server());
        const words = [
          'secure',
          '-h',
          '127.0.0.1',
          '-P',
          String(use.server().port),
          '-u',
          'root',
          '--state',
          where.at('other'),
          '--no-files',
          '--names',
          'db1.example.com',
          '--account',
          'app@%',
          '--yes',
          '--json',
        ];
        const blind = await cli(words);
        expect([blind.status, blind.out]).toEqual([1, expect.stringMatching(/without the CA of the server/)]);
        const said = await cli([
          ...words,
          '--enforce',
          '--ssl-mode=VERIFY_CA',
          `--ssl-ca=${join(where.at('ca'), 'cacert.pem')}`,
        ]);
        expect(JSON.parse(said.out), said.out).toMatchObject({
          verdict: 'proven',
          plan: { steps: [{ id: 'prove-admin' }, { id: 'require-app@%' }, { id: 'require-secure-transport' }] },
        });
        const back = await cli([...words.filter((word) => word !== '--yes'), '--rollback', '--ssl-mode=REQUIRED']);
        expect(JSON.parse(back.out), back.out).toMatchObject({ verdict: 'undone' });
        expect(await snapshot(use.server())).toBe(before);
      } finally {
        where.remove();
      }
    });
  },
  { names: ['mysql9'] },
);
