import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { type Endpoint, startEndpoint } from '../endpoint/server.ts';
import { tlsSessions } from '../io/tls-sessions.ts';
import { compressionCapability } from '../mysql/compression.ts';
import { openSession, type SessionSettings } from './open-session.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db1', issuer: ca, extensions: ['subjectAltName=IP:127.0.0.1'] });
const files: Record<string, string> = { ca: ca.pem, cert: leaf.pem, key: leaf.keyPem };
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint({
    variables: { ssl_ca: 'ca', ssl_cert: 'cert', ssl_key: 'key' },
    readFile: async (path) => files[path.split('/').at(-1) ?? ''] ?? '',
    accounts: [
      { user: 'app', plugin: 'mysql_native_password', password: 'secret' },
      { user: 'sha', plugin: 'sha256_password', password: 'secret' },
    ],
  });
});
afterAll(() => endpoint.close());

const open = (over: Partial<SessionSettings> = {}) =>
  openSession({
    target: { host: '127.0.0.1', port: endpoint.port },
    at: 'endpoint',
    user: 'app',
    password: 'secret',
    tls: 'must',
    material: { ca: [ca.pem] },
    verifyChain: true,
    verifyName: '127.0.0.1',
    connectMillis: 5000,
    ...over,
  });

it('logs in over verified TLS, and tells what it found', async () => {
  const session = await open();
  expect(session.facts).toMatchObject({
    address: '127.0.0.1',
    tls: { protocol: 'TLSv1.3', chainError: undefined, peerChain: expect.any(Array) },
    name: { name: '127.0.0.1', by: 'iPAddress' },
    plugin: 'mysql_native_password',
    publicKey: undefined,
  });
  expect(await session.query('SELECT 1')).toEqual([['1']]);
  await session.close();
});

it('resumes TLS sessions where they are kept, and still judges the server', async () => {
  const material = { ca: [ca.pem] };
  const sessions = tlsSessions();
  const seen = [];
  for (let count = 0; count < 3; count += 1) {
    const session = await open({ material, sessions });
    seen.push([session.facts.tls?.resumed, session.facts.tls?.peerChain.length, session.facts.name?.by]);
    await session.close();
  }
  expect(seen).toEqual([
    [undefined, 2, 'iPAddress'],
    [true, 2, 'iPAddress'],
    [true, 2, 'iPAddress'],
  ]);
  const wrong = (code: string) => expect.objectContaining({ code });
  await expect(open({ material, sessions, verifyName: 'db2' })).rejects.toThrow(wrong('server-name-mismatch'));
  await expect(open({ material, sessions, fingerprints: ['00'] })).rejects.toThrow(wrong('server-fingerprint-unknown'));
  // Without them, and with other material, every handshake is a full one.
  for (const over of [{ material }, { sessions }]) {
    const session = await open(over);
    expect(session.facts.tls?.resumed).toBeUndefined();
    await session.close();
  }
  const foreign = { ca: [makeCa('/CN=Foreign').pem] };
  await expect(open({ material: foreign, sessions })).rejects.toThrow(wrong('server-chain-untrusted'));
});

it('compresses where it must, or says why it cannot', async () => {
  const opened = await open({ compress: ['zlib'] });
  expect(opened.facts.compression).toBeUndefined();
  await opened.close();
  const check = (compress: 'zlib' | 'zstd', seen: string): Promise<void> =>
    expect(open({ compress: [compress], mustCompress: true })).rejects.toMatchObject({
      code: 'compression-not-possible',
      detail: { seen: expect.stringContaining(seen) },
    });
  // The built-in server compresses nothing; Node 20 doesn't know zstd either.
  await check('zlib', 'the server offers none');
  await check('zstd', compressionCapability('zstd') === undefined ? 'this Node has no zstd' : 'the server offers none');
});

it('leaves nothing open when it fails, whatever fails', async () => {
  const cases: [Partial<SessionSettings>, string][] = [
    [{ password: 'wrong' }, 'server-refused'],
    [{ verifyName: 'db2' }, 'server-name-mismatch'],
    [{ material: { ca: [] } }, 'server-chain-untrusted'],
    [{ fingerprints: ['00'] }, 'server-fingerprint-unknown'],
    [{ material: { ca: [ca.pem], ciphers: 'NOPE' } }, 'tls-cipher-list'],
  ];
  for (const [over, code] of cases) await expect(open(over), code).rejects.toMatchObject({ code });
  while (endpoint.connections() > 0) await new Promise((resolve) => setImmediate(resolve));
});

it('fetches no public key unless told and TLS is off', async () => {
  const plain: Partial<SessionSettings> = { user: 'sha', tls: 'never', material: {}, verifyChain: false };
  await expect(open(plain)).rejects.toMatchObject({ code: 'auth-public-key-needed' });
  const session = await open({ ...plain, fetchPublicKey: true });
  expect(session.facts).toMatchObject({ tls: undefined, publicKey: 'fetched', plugin: 'sha256_password' });
  await session.close();
});
