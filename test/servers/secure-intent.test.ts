import { writeFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { cli } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { asRoot, desk, secureHere, snapshot } from './secure-server.ts';

describeServers(
  'secure by an intent file',
  (use) => {
    it('does what the file says, once, and waits for clients in the clear', async () => {
      const where = desk();
      const plain = await createConnection({ host: '127.0.0.1', port: use.server().port, user: 'root' });
      try {
        await asRoot(use.server(), (session) => session.query("CREATE USER 'app'@'%' IDENTIFIED BY 'x'"));
        const intent = {
          names: ['db1.example.com'],
          ca: 'ca',
          accounts: [{ account: "'app'@'%'", require: 'subject', subject: '/O=Example/CN=app' }],
          enforce: true,
          protocolFloor: 'TLSv1.3',
        };
        writeFileSync(where.at('tlsql.yaml'), stringify(intent));
        const words = [
          'secure',
          '-u',
          'root',
          '-S',
          use.server().socket,
          '--state',
          where.at('state'),
          '--intent',
          where.at('tlsql.yaml'),
          '--yes',
          '--json',
        ];
        const before = await snapshot(use.server());
        const waited = await cli([...words, '--wait-for-clients', '0']);
        expect(JSON.parse(waited.out)).toMatchObject({ error: { code: 'deadline-passed' } });
        expect(await snapshot(use.server())).toBe(before);
        await plain.end();
        const said = await cli([...words, '--wait-for-clients', '20']);
        expect(JSON.parse(said.out), said.out).toMatchObject({ verdict: 'proven', proofs: [{ claim: 'subject' }] });
        const again = await cli(words);
        expect(JSON.parse(again.out)).toMatchObject({ verdict: 'proven', plan: { steps: [] } });
        const [row] = await asRoot(use.server(), (session) =>
          session.query('SELECT @@GLOBAL.tls_version, @@GLOBAL.require_secure_transport'),
        );
        expect(row).toEqual(['TLSv1.3', '1']);
        // What somebody has changed since is not written over.
        writeFileSync(use.server().optionFile, '\n# theirs\n', { flag: 'a' });
        const refused = await secureHere(use.server(), where, '--rollback', '--json');
        expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'edit-not-undoable' } });
      } finally {
        await plain.end().catch(() => undefined);
        where.remove();
      }
    });
  },
  { names: ['mysql9'] },
);
