import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeCertificate } from '../../test/make/certificates.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';
import { connectionStatus, statusText } from './status-text.ts';

const made = makeCertificate({ subject: '/CN=db1', to: 30 });
const end = new Date(new X509Certificate(made.pem).validTo);

async function lines(
  facts: object,
  settings: Partial<SessionSettings> = {},
  now = end,
): Promise<Record<string, string>> {
  const session = {
    facts: { connectionId: 7, server: { version: '9.7.4' }, plugin: 'parsec', address: '::1', ...facts },
    query: async () => [['shop', 'app@web', 'app@%', 'comment', 'utf8mb4']],
  } as unknown as Session;
  const all = await connectionStatus(
    session,
    { target: { host: 'db1', port: 1 }, at: 'db1:1', material: {}, verifyChain: false, ...settings } as SessionSettings,
    now,
  );
  return Object.fromEntries(all.map(([label, value]) => [label.trim(), value]));
}

const tls = { protocol: 'TLSv1.3', cipher: 'X', peerChain: [made.der], peerFingerprint: 'AB', chainError: undefined };

it('tells account, address, and that nothing is protected', async () => {
  expect(await lines({})).toMatchObject({
    'Current user': "app@web (account 'app'@'%')",
    TLS: expect.stringContaining('not in use'),
    Connection: 'db1:1 via TCP/IP (::1)',
    Compression: 'none',
  });
  const password = { publicKey: 'given', compression: 'zlib' };
  expect(await lines(password, { target: { socket: '/s' } })).toMatchObject({
    Authentication: expect.stringContaining('public key (given)'),
    Connection: 'Unix socket /s',
    Compression: expect.stringContaining('no encryption'),
  });
});

it('tells how chain and name were verified, and the days that are left', async () => {
  const name = { name: 'db1', by: 'CN', entry: 'db1', rule: 'mysql' };
  const later = new Date(end.getTime() - 10.5 * 86_400_000);
  expect(await lines({ tls, name }, { verifyChain: true, material: { cert: made.pem } }, later)).toMatchObject({
    TLS: 'TLSv1.3, X',
    'Server certificate': expect.stringMatching(/^CN=db1; valid to .*Z, 10 days left$/),
    fingerprint: 'AB',
    chain: 'verified',
    name: expect.stringContaining('db1 is in the certificate as the CN'),
    'Client certificate': expect.stringContaining('CN=db1'),
  });
  const wild = { name: 'a.db', by: 'dNSName', entry: '*.db', rule: 'mariadb' };
  expect((await lines({ tls, name: wild })).name).toMatch(
    /a dNSName \(subjectAltName\) \*\.db, by the rule of MariaDB/,
  );
  const expired = new Date(end.getTime() + 2.5 * 86_400_000);
  expect(await lines({ tls: { ...tls, chainError: 'X' } }, { verifyChain: true }, expired)).toMatchObject({
    'Server certificate': expect.stringContaining('expired 3 days ago'),
    chain: expect.stringContaining('proved the certificate by the password'),
    name: 'not verified',
    'Client certificate': 'none',
  });
  expect(await lines({ tls }, { fingerprints: ['AB'] })).toMatchObject({ chain: 'pinned by its fingerprint' });
});

it('aligns', () => {
  expect(
    statusText([
      ['A', '1'],
      ['Long', ''],
    ]),
  ).toBe('--------------\nA:    1\nLong:\n--------------\n');
});
