import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../scripts/servers/instance.ts';
import { initCa } from '../../src/ca/init-ca.ts';
import { issueClient, issueServer } from '../../src/ca/issue.ts';
import { openCa } from '../../src/ca/open-ca.ts';
import type { Claim, ProofId, ProofReport } from '../../src/facts/proof.ts';
import { proveConnection } from '../../src/prove/prove-connection.ts';
import { openSession, type SessionSettings } from '../../src/session/open-session.ts';
import { describeServers } from './harness.ts';

// What must not be called proven: accounts that are laxer than the claim.

describeServers(
  'prove',
  (use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tlsql-prove-'));
    const dir = join(folder, 'ca');
    let secured: RunningServer;
    let material: SessionSettings['material'];
    afterAll(async () => {
      await secured?.stop();
      rmSync(folder, { recursive: true });
    });

    const settings = (user: string, over: Partial<SessionSettings> = {}): SessionSettings => ({
      target: { host: '127.0.0.1', port: secured.port },
      at: `127.0.0.1:${secured.port}`,
      user,
      password: user === 'root' ? '' : 'geheim',
      tls: 'must',
      material,
      verifyChain: true,
      verifyName: '127.0.0.1',
      connectMillis: 10_000,
      ...over,
    });

    beforeAll(async () => {
      const { certificatePem } = await initCa({ dir, subject: '/CN=Example CA' });
      const ca = openCa(dir);
      const server = await issueServer(ca, { name: 'localhost', names: ['IP:127.0.0.1'], out: folder });
      const client = await issueClient(ca, { name: 'app', out: folder });
      material = {
        ca: [certificatePem],
        cert: client.certificatePem,
        ...(client.keyPem === undefined ? {} : { key: client.keyPem }),
      };
      writeFileSync(join(folder, 'ca.pem'), certificatePem);
      secured = await startServer(use.name, {
        tls: { ca: join(folder, 'ca.pem'), cert: server.files?.certificate ?? '', key: server.files?.key ?? '' },
      });
      const admin = await openSession(settings('root', { material: { ca: [certificatePem] } }));
      for (const [user, clause] of [
        ['lax', 'NONE'],
        ['ssl', 'SSL'],
        ['x509', 'X509'],
        ['subject', "SUBJECT '/CN=app'"],
      ]) {
        await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED BY 'geheim' REQUIRE ${clause}`);
      }
      await admin.close();
    });

    const check = async (
      user: string,
      claim: Claim | undefined,
      verdict: ProofReport['verdict'],
      open: readonly ProofId[],
    ): Promise<void> => {
      const report = await proveConnection({
        settings: settings(user),
        claim,
        caDir: dir,
        caPassphraseFile: undefined,
        now: new Date(),
        onProof: () => {},
      });
      expect({
        verdict: report.verdict,
        open: report.proofs.filter((proof) => proof.outcome !== 'passed').map((proof) => proof.id),
      }).toEqual({ verdict, open });
    };

    it('does not prove what an account does not demand', async () => {
      await check('lax', 'tls', 'not-proven', ['plaintext-refused']);
      await check('ssl', 'tls', 'proven', []);
      await check('ssl', undefined, 'not-proven', ['no-certificate-refused']);
      await check('x509', undefined, 'proven', []);
      await check('x509', 'subject', 'not-proven', ['other-subject-refused']);
      await check('subject', 'subject', 'proven', []);
    });

    it('tries a password under the server key to its end, with the key as verified TLS gave it', async () => {
      if (use.name !== 'mysql9') return;
      const admin = await openSession(settings('root', { material: { ca: material.ca ?? [] } }));
      for (const [user, clause] of [
        ['shalax', 'NONE'],
        ['shax509', 'X509'],
      ]) {
        await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED WITH sha256_password BY 'geheim' REQUIRE ${clause}`);
      }
      await admin.close();
      await check('shalax', 'tls', 'not-proven', ['plaintext-refused']);
      await check('shax509', undefined, 'proven', []);
    });

    it('says unknown, not proven, without the key of the CA', async () => {
      const report = await proveConnection({
        settings: settings('x509'),
        claim: undefined,
        caDir: undefined,
        caPassphraseFile: undefined,
        now: new Date(),
        onProof: () => {},
      });
      expect(report.verdict).toBe('unknown');
      expect(report.proofs.find((proof) => proof.id === 'expired-certificate-refused')).toMatchObject({
        outcome: 'unknown',
        observed: expect.stringContaining('--ca-dir'),
      });
    });

    it('proves nothing by refusals when the rightful login fails', async () => {
      const report = await proveConnection({
        settings: settings('x509', { password: 'wrong' }),
        claim: undefined,
        caDir: dir,
        caPassphraseFile: undefined,
        now: new Date(),
        onProof: () => {},
      });
      expect(report.verdict).toBe('not-proven');
      expect(report.proofs.map((proof) => proof.id)).toEqual(['login']);
      expect(report.leftOut.length).toBeGreaterThan(8);
    });

    it('finds nothing to prove on a server without TLS', async () => {
      const plain = await startServer(use.name, {});
      try {
        const report = await proveConnection({
          settings: settings('root', { target: { host: '127.0.0.1', port: plain.port } }),
          claim: undefined,
          caDir: undefined,
          caPassphraseFile: undefined,
          now: new Date(),
          onProof: () => {},
        });
        expect([report.verdict, report.proofs.map((proof) => proof.id)]).toEqual(['not-proven', ['login']]);
      } finally {
        await plain.stop();
      }
    });

    it('sees a server of another CA and of another name', async () => {
      const other = await initCa({ dir: join(folder, 'other'), subject: '/CN=Other CA' });
      const foreign = await proveConnection({
        settings: settings('ssl', { material: { ca: [other.certificatePem] } }),
        claim: undefined,
        caDir: undefined,
        caPassphraseFile: undefined,
        now: new Date(),
        onProof: () => {},
      });
      expect(foreign.proofs[0]).toMatchObject({ id: 'login', outcome: 'failed' });
      const misnamed = await proveConnection({
        settings: settings('ssl', { verifyName: 'db9.example.com' }),
        claim: undefined,
        caDir: undefined,
        caPassphraseFile: undefined,
        now: new Date(),
        onProof: () => {},
      });
      expect(misnamed.proofs[0]).toMatchObject({
        id: 'login',
        outcome: 'failed',
        observed: expect.stringContaining('db9.example.com'),
      });
    });
  },
  { names: ['maria10', 'maria11', 'mysql9'] },
);
