import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { GroupPeer } from '../facts/group.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import { tryPeer } from './group-peer.ts';

const ca = makeCa('/CN=Group CA');
const node = makeCertificate({ subject: '/CN=node', issuer: ca });
const own = { ca: [ca.pem], cert: node.pem, key: node.keyPem };

async function against(server: Server, material: TlsMaterial): Promise<GroupPeer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const peer = { host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
  try {
    return await tryPeer(peer, peer, material, deadlineIn(3000));
  } finally {
    server.close();
  }
}

const tlsServer = (): Server =>
  createTlsServer({ cert: node.pem, key: node.keyPem, ca: ca.pem, requestCert: true, rejectUnauthorized: true }, (s) =>
    s.on('error', () => undefined),
  ).on('tlsClientError', () => undefined);

it('sees TLS, and how certificates are judged', async () => {
  const good = await against(tlsServer(), own);
  expect(good).toMatchObject({ speaks: 'tls', chain: expect.arrayContaining([expect.any(Uint8Array)]) });
  expect(good).not.toHaveProperty('chainError');
  const other = makeCa('/CN=Other CA');
  const judged = await against(tlsServer(), { ...own, ca: [other.pem] });
  expect(judged.chainError).toBeDefined();
  expect(judged.refusedUs).toBeUndefined();
});

it('sees plain text, and nothing', async () => {
  const closes = createServer((socket) => socket.once('data', () => socket.end()).on('error', () => undefined));
  expect((await against(closes, own)).speaks).toBe('plain');
  const talks = createServer((socket) => void socket.on('error', () => undefined).write(Buffer.alloc(40, 7)));
  expect((await against(talks, own)).speaks).toBe('plain');
  const nobody = { host: '127.0.0.1', port: 1 };
  expect(await tryPeer(nobody, nobody, own, deadlineIn(1000))).toMatchObject({
    speaks: 'nothing',
    error: 'ECONNREFUSED',
  });
});
