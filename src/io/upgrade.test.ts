import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { deadlineIn } from '../base/deadline.ts';
import { dial } from './dial.ts';
import type { TlsMaterial } from './tls-facts.ts';
import { type Upgraded, upgrade } from './upgrade.ts';

const ca = makeCa('/CN=CA');
const foreign = makeCa('/CN=Foreign');
const leaf = makeCertificate({ subject: '/CN=db1', issuer: ca, extensions: ['subjectAltName=DNS:db1'] });
const other = makeCertificate({ subject: '/CN=other', issuer: foreign });
const soon = () => deadlineIn(5000);
const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const cleanup of cleanups) cleanup();
});

/** A listener that does `then` with each connection. */
async function server(then: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const listener = await new Promise<Server>((resolve) => {
    const made = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      then(socket);
    }).listen(0, '127.0.0.1', () => resolve(made));
  });
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return (listener.address() as AddressInfo).port;
}

const speaksTls = (): Promise<number> =>
  server((socket) => {
    const secure = new TLSSocket(socket, { isServer: true, cert: leaf.pem, key: leaf.keyPem, ca: ca.pem });
    secure.on('error', () => {});
    secure.on('data', (data) => secure.write(data));
  });

/** `openssl s_server` that demands a certificate of the CA. */
async function opensslServer(version: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-upgrade-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const material = ['-cert', file('cert', leaf.pem), '-key', file('key', leaf.keyPem), '-CAfile', file('ca', ca.pem)];
  const child = spawn(
    'openssl',
    ['s_server', '-accept', '127.0.0.1:0', version, ...material, '-Verify', '1', '-verify_return_error'],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  cleanups.push(() => {
    child.kill();
    rmSync(folder, { recursive: true });
  });
  for await (const text of child.stdout.setEncoding('utf8')) {
    const port = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(String(text))?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('openssl s_server did not start');
}

async function connect(port: number, material: TlsMaterial = {}): Promise<Upgraded> {
  const { link } = await dial({ host: '127.0.0.1', port }, soon());
  return await upgrade(link, material, soon(), 'db1:3306');
}

describe('upgrade', () => {
  it('tells what the handshake showed, and carries bytes both ways', async () => {
    const { link, facts } = await connect(await speaksTls(), { ca: [ca.pem] });
    expect(facts).toMatchObject({ protocol: 'TLSv1.3', chainError: undefined });
    expect(facts.cipher).toMatch(/^TLS_/);
    expect(Buffer.compare(facts.peerChain[0] ?? new Uint8Array(), leaf.der)).toBe(0);
    expect(facts.peerFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    await link.write(Buffer.from('ping'), soon());
    expect(Buffer.from((await link.read(soon(), 'echo')) ?? []).toString()).toBe('ping');
    await link.end();
  });

  it('finishes the handshake with a stranger and says why it is one', async () => {
    const { link, facts } = await connect(await speaksTls(), { ca: [foreign.pem] });
    expect(facts.chainError).toBe('SELF_SIGNED_CERT_IN_CHAIN');
    link.destroy();
  });

  it('keeps to the versions and ciphers that it was given', async () => {
    const port = await speaksTls();
    const { link, facts } = await connect(port, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384' });
    expect([facts.protocol, facts.cipher]).toEqual(['TLSv1.2', 'ECDHE-ECDSA-AES256-GCM-SHA384']);
    link.destroy();
    await expect(connect(port, { ciphers: 'NO-SUCH-CIPHER' })).rejects.toMatchObject({ code: 'tls-cipher-list' });
  });

  it('shows the alert of a server that refuses our certificate, in the handshake and after it', async () => {
    const stranger = { cert: other.pem, key: other.keyPem };
    // The openssl program is the server here: one of node:tls closes without an alert.
    await expect(connect(await opensslServer('-tls1_2'), stranger)).rejects.toMatchObject({
      code: 'tls-alert',
      detail: { fields: { alert: 'unknown_ca' } },
    });
    const { link } = await connect(await opensslServer('-tls1_3'), stranger);
    await expect(link.read(soon(), 'x')).rejects.toMatchObject({
      code: 'tls-alert',
      detail: { fields: { alert: 'unknown_ca' } },
    });
  });

  it('names material that does not fit', async () => {
    const port = await speaksTls();
    await expect(connect(port, { cert: other.pem, key: leaf.keyPem })).rejects.toMatchObject({
      code: 'tls-key-mismatch',
    });
    await expect(connect(port, { cert: 'nonsense', key: leaf.keyPem })).rejects.toMatchObject({
      code: 'tls-material-bad',
    });
  });

  it('tells no TLS, an early end and silence apart', async () => {
    await expect(
      connect(await server((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))),
    ).rejects.toMatchObject({ code: 'tls-not-spoken' });
    await expect(connect(await server((socket) => socket.once('data', () => socket.destroy())))).rejects.toMatchObject({
      code: 'tls-connection-lost',
    });
    const { link } = await dial({ host: '127.0.0.1', port: await server(() => {}) }, soon());
    await expect(upgrade(link, {}, deadlineIn(50), 'db1:3306')).rejects.toMatchObject({ code: 'deadline-passed' });
  });

  it('refuses bytes that came before TLS: somebody may have put them there', async () => {
    const { link } = await dial(
      { host: '127.0.0.1', port: await server((socket) => socket.write('injected')) },
      soon(),
    );
    while (link.pending() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(upgrade(link, {}, soon(), 'db1:3306')).rejects.toMatchObject({ code: 'tls-plaintext-before' });
    link.destroy();
  });
});
