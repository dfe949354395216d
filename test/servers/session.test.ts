import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSession, type SessionSettings } from '../../src/session/open-session.ts';
import { describeServers, type ServerUnderTest } from './harness.ts';

function settings(use: ServerUnderTest, over: Partial<SessionSettings> = {}): SessionSettings {
  const { port } = use.server();
  return {
    target: { host: '127.0.0.1', port },
    at: `127.0.0.1:${port}`,
    user: 'root',
    password: '',
    tls: 'never',
    material: {},
    verifyChain: false,
    connectMillis: 10_000,
    ...over,
  };
}

describeServers('session', (use) => {
  it('logs in and asks', async () => {
    const session = await openSession(settings(use));
    expect(await session.query('SELECT 1, NULL, "é"')).toEqual([['1', null, 'é']]);
    const [[version]] = (await session.query('SELECT VERSION()')) as [[string]];
    expect(version).toBe(session.facts.server.version);
    expect(session.facts.tls).toBeUndefined();
    await session.close();
  });

  it('keeps the words of a refusal', async () => {
    const refused = openSession(
      settings(use, { user: 'nobody_here', password: 'x', tls: use.traits.ownTls === 'none' ? 'never' : 'must' }),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'server-refused',
      detail: { fields: { number: 1045, sqlState: '28000' } },
    });
  });

  it('keeps the number of a failed statement and goes on', async () => {
    const session = await openSession(settings(use));
    await expect(session.query('SELEC 1')).rejects.toMatchObject({
      code: 'server-error',
      detail: { fields: { number: 1064 } },
    });
    expect(await session.query('SELECT 2')).toEqual([['2']]);
    await session.close();
  });

  it('reaches the socket', async () => {
    const session = await openSession(settings(use, { target: { socket: use.server().socket } }));
    expect(await session.query('SELECT CURRENT_USER()')).toEqual([['root@localhost']]);
    await session.close();
  });

  it('takes TLS or nothing', async () => {
    const must = openSession(settings(use, { tls: 'must' }));
    // A yaSSL server with a cipher list announces TLS even without a certificate.
    if (use.name === 'mysql56') await expect(must).rejects.toMatchObject({ code: 'tls-not-spoken' });
    else if (use.traits.ownTls === 'none') await expect(must).rejects.toMatchObject({ code: 'tls-not-offered' });
    else {
      const session = await must;
      expect(await session.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'")).toEqual([
        ['Ssl_cipher', session.facts.tls?.cipher],
      ]);
      await session.close();
    }
  });

  it('turns away from a server that it cannot verify, before the password', async () => {
    if (use.traits.ownTls !== 'files') return;
    const ca = readFileSync(join(use.server().dataDir, 'ca.pem'), 'utf8');
    const trusted = await openSession(settings(use, { tls: 'must', verifyChain: true, material: { ca: [ca] } }));
    expect(trusted.facts.tls?.chainError).toBeUndefined();
    await trusted.close();
    await expect(openSession(settings(use, { tls: 'must', verifyChain: true, material: {} }))).rejects.toMatchObject({
      code: 'server-chain-untrusted',
    });
    const named = openSession(
      settings(use, { tls: 'must', verifyChain: true, verifyName: 'db1.example.com', material: { ca: [ca] } }),
    );
    await expect(named).rejects.toMatchObject({ code: 'server-name-mismatch' });
  });
});
