import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../test/endpoint/certificates.ts';
import { loggedIn } from '../../test/endpoint/raw-client.ts';
import { CLIENT, CLIENT_WANTS } from '../mysql/capabilities.ts';
import { frame } from '../mysql/framing.ts';
import { parseErr } from '../mysql/packets/err.ts';
import { parseGreeting } from '../mysql/packets/greeting.ts';
import { buildHandshakeResponse } from '../mysql/packets/handshake-response.ts';
import { buildSslRequest } from '../mysql/packets/ssl-request.ts';
import type { EndpointFaults } from './faults.ts';
import { type Endpoint, startEndpoint } from './server.ts';
import type { LogEntry } from './state.ts';

const certificates = makeCertificates();
const variables = { ssl_ca: 'ca.pem', ssl_cert: 'server-cert.pem', ssl_key: 'server-key.pem' };
const log: LogEntry[] = [];
let endpoint: Endpoint | undefined;

afterAll(() => certificates.remove());
afterEach(async () => {
  await endpoint?.close();
  log.length = 0;
});

async function start(faults: EndpointFaults = {}): Promise<Endpoint> {
  endpoint = await startEndpoint({
    readFile: async (name) => certificates.file(name),
    variables,
    faults,
    log: (entry) => log.push(entry),
  });
  return endpoint;
}

function dial({ port, host }: Endpoint): Socket {
  const socket = connect(port, host);
  socket.on('error', () => {});
  return socket;
}

/** Everything that comes until the server closes, or the first bytes for one that doesn't. */
async function heard(socket: Socket, until: 'close' | 'data' = 'close'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, until);
  return Buffer.concat(chunks);
}

const head = { capabilities: CLIENT_WANTS | CLIENT.SSL, maxPacket: 1 << 24, charset: 45 };

describe('faults', () => {
  it('closes before or after the greeting', async () => {
    expect(await heard(dial(await start({ closeBeforeGreeting: true })))).toHaveLength(0);
    await endpoint?.close();
    const greeting = await heard(dial(await start({ closeAfterGreeting: true })));
    expect(parseGreeting(greeting.subarray(4)).capabilities & CLIENT.SSL).toBe(CLIENT.SSL);
  });

  it('greets without TLS, though it has it', async () => {
    const greeting = await heard(dial(await start({ stripTlsCapability: true })), 'data');
    expect(parseGreeting(greeting.subarray(4)).capabilities & CLIENT.SSL).toBe(0n);
  });

  it('greets with an error, with garbage, byte by byte, or without end', async () => {
    const err = await heard(dial(await start({ errorGreeting: 1129 })));
    expect(parseErr(err.subarray(4))).toMatchObject({
      number: 1129,
      message: expect.stringContaining("'localhost' is blocked"),
    });
    await endpoint?.close();
    expect(await heard(dial(await start({ garbageGreeting: Uint8Array.of(1, 2, 3) })), 'data')).toEqual(
      Buffer.of(1, 2, 3),
    );
    await endpoint?.close();
    const session = await loggedIn(await start({ slowDripMillis: 1 }));
    expect(await session.query('SELECT 1')).toEqual([['1']]);
    await endpoint?.close();
    expect((await heard(dial(await start({ hugePacket: true })), 'data')).subarray(0, 3)).toEqual(
      Buffer.of(255, 255, 255),
    );
  });

  it('stays silent until the client leaves', async () => {
    const silent = await start({ silent: true });
    const socket = dial(silent);
    await once(socket, 'connect');
    expect(silent.connections()).toBeLessThanOrEqual(1);
    socket.end();
    await heard(socket);
    expect(socket.bytesRead).toBe(0);
  });

  it('breaks off where TLS would begin', async () => {
    const ask = async (faults: EndpointFaults): Promise<Buffer> => {
      const socket = dial(await start(faults));
      await once(socket, 'data');
      socket.write(frame(buildSslRequest(head), 1));
      const rest = await heard(socket);
      await endpoint?.close();
      return rest;
    };
    expect(await ask({ closeAfterSslRequest: true })).toHaveLength(0);
    expect((await ask({ plaintextErrorInsteadOfTls: true })).toString('latin1')).toContain('#08S01Bad handshake');
  });

  it('speaks the versions that it is told to', async () => {
    const protocol = async (min: 'TLSv1' | 'TLSv1.2', max: 'TLSv1' | 'TLSv1.2'): Promise<string | null> => {
      const socket = dial(await start({ protocols: { min, max } }));
      await once(socket, 'data');
      socket.write(frame(buildSslRequest(head), 1));
      const secure = connectTls({
        socket,
        ca: certificates.file('ca.pem'),
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT:@SECLEVEL=0',
        servername: 'localhost',
      });
      await once(secure, 'secureConnect');
      const name = secure.getProtocol();
      secure.destroy();
      await endpoint?.close();
      return name;
    };
    expect(await protocol('TLSv1', 'TLSv1')).toBe('TLSv1');
    expect(await protocol('TLSv1.2', 'TLSv1.2')).toBe('TLSv1.2');
  });
});

/** Each stage of a connection, up to the point where noise begins. */
const stages: Record<string, (socket: Socket) => Promise<Socket>> = {
  greeted: async (socket) => {
    await once(socket, 'data');
    return socket;
  },
  'TLS asked for': async (socket) => {
    await once(socket, 'data');
    socket.write(frame(buildSslRequest(head), 1));
    return socket;
  },
  'TLS made': async (socket) => {
    await once(socket, 'data');
    socket.write(frame(buildSslRequest(head), 1));
    const secure = connectTls({ socket, ca: certificates.file('ca.pem'), servername: 'localhost' });
    secure.on('error', () => {});
    await once(secure, 'secureConnect');
    return secure;
  },
  'password asked for': async (socket) => {
    await once(socket, 'data');
    const capabilities = CLIENT_WANTS;
    const authResponse = new Uint8Array(32);
    const rest = { database: undefined, authPlugin: 'caching_sha2_password', attributes: {}, zstdLevel: undefined };
    socket.write(frame(buildHandshakeResponse({ ...head, capabilities, user: 'nobody', authResponse, ...rest }), 1));
    await once(socket, 'data');
    return socket;
  },
  'logged in': async (socket) => {
    await once(socket, 'data');
    const rest = { database: undefined, authPlugin: 'caching_sha2_password', attributes: {}, zstdLevel: undefined };
    const authResponse = new Uint8Array(0);
    socket.write(
      frame(buildHandshakeResponse({ ...head, capabilities: CLIENT_WANTS, user: 'root', authResponse, ...rest }), 1),
    );
    await once(socket, 'data');
    return socket;
  },
};

describe('noise', () => {
  it.each(Object.keys(stages))('does not bring the server down: %s', async (stage) => {
    const running = await start();
    for (let round = 0; round < 25; round += 1) {
      const bytes = randomBytes(1 + round * 7);
      // Bare, as one good packet, and cut off in the middle.
      for (const sent of [
        bytes,
        frame(bytes, stage === 'logged in' ? 0 : round % 4),
        frame(bytes, 0).subarray(0, 3 + round),
      ]) {
        const socket = await stages[stage]!(dial(running));
        socket.write(sent);
        if (round % 3 === 0) socket.destroy();
        else socket.end();
        socket.resume();
        if (!socket.closed) await once(socket, 'close');
      }
    }
    expect(log.filter(({ code }) => code === 'internal')).toEqual([]);
    const session = await loggedIn(running, 'root', certificates.file('ca.pem'));
    expect(await session.query("SHOW STATUS LIKE 'Threads_connected'")).toEqual([['Threads_connected', '1']]);
    await session.close();
  });

  it('survives resets at every byte of a TLS login', async () => {
    const running = await start();
    const hello = frame(buildSslRequest(head), 1);
    for (let cut = 0; cut <= hello.length; cut += 4) {
      const socket = dial(running);
      await once(socket, 'data');
      socket.write(hello.subarray(0, cut));
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
    expect(log.filter(({ code }) => code === 'internal')).toEqual([]);
    expect(await (await loggedIn(running)).query('SELECT 1')).toEqual([['1']]);
  });
});
