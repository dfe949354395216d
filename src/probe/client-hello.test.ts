import { connect, createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { refusedHello } from './client-hello.ts';

/** The first bytes with which OpenSSL, as a server, answers. */
async function answer(hello: Uint8Array): Promise<string> {
  const { pem, keyPem } = makeCa('/CN=server');
  const server = createServer((socket) => {
    const tls = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext({ cert: pem, key: keyPem }),
    });
    tls.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    return await new Promise<string>((resolve, reject) => {
      const client = connect(port, '127.0.0.1', () => client.write(hello));
      client.once('data', (chunk) => {
        client.destroy();
        resolve(chunk.subarray(0, 7).toString('hex'));
      });
      client.once('error', reject);
    });
  } finally {
    server.close();
  }
}

it('is answered by OpenSSL with an alert alone: handshake_failure', async () => {
  expect(await answer(refusedHello())).toBe('15030300020228');
});
