import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { Attempt } from '../facts/wire.ts';
import { CLIENT, SERVER_OFFERS } from '../mysql/capabilities.ts';
import { frame } from '../mysql/framing.ts';
import { buildErr } from '../mysql/packets/err.ts';
import { buildGreeting } from '../mysql/packets/greeting.ts';
import { type AttemptPlan, makeAttempt } from './attempt.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A peer that does `serve` with each connection; returns its port. */
async function peer(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

async function attemptAgainst(
  serve: (socket: Socket) => void,
  plan: Partial<AttemptPlan> = {},
  millis = 2000,
): Promise<Attempt> {
  const port = await peer(serve);
  const target = { host: '127.0.0.1', port };
  const whole: AttemptPlan = {
    purpose: 'as-asked',
    target,
    user: 'u',
    password: 'p',
    tls: 'must',
    material: {},
    verifyChain: false,
    ...plan,
  };
  return await makeAttempt(whole, deadlineIn(millis));
}

const greeting = (capabilities: bigint): Uint8Array =>
  frame(
    buildGreeting({
      version: '9.7.4',
      connectionId: 7,
      scramble: new Uint8Array(20).fill(65),
      capabilities,
      charset: 45,
      status: 2,
      authPlugin: 'caching_sha2_password',
    }),
    0,
  );

it('records peers that are no MySQL server', async () => {
  expect(await attemptAgainst((socket) => socket.end())).toMatchObject({
    stage: 'greeting',
    closedBeforeGreeting: 'fin',
  });
  const http = await attemptAgainst((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(http.stage).toBe('greeting');
  expect(Buffer.from(http.firstBytes ?? []).toString()).toContain('HTTP/1.1 400');
  expect(await attemptAgainst(() => {}, {}, 200)).toMatchObject({ stage: 'greeting', closedBeforeGreeting: 'timeout' });
});

it('records an error in place of the greeting', async () => {
  const err = frame(buildErr({ number: 1129, sqlState: undefined, message: "Host 'x' is blocked" }), 0);
  expect(await attemptAgainst((socket) => socket.write(err))).toMatchObject({
    greetingError: { errno: 1129, text: "Host 'x' is blocked" },
    counted: false,
  });
});

it('stops where TLS is demanded and not offered, and goes on plain where it is only preferred', async () => {
  const none = SERVER_OFFERS & ~CLIENT.SSL;
  const serve = (socket: Socket) => {
    socket.write(greeting(none));
    socket.once('data', () =>
      socket.write(frame(buildErr({ number: 1045, sqlState: '28000', message: 'Access denied' }), 2)),
    );
  };
  const stopped = await attemptAgainst(serve);
  expect(stopped).toMatchObject({ stage: 'capability', greeting: { offersTls: false }, counted: false });
  expect(stopped.login).toBeUndefined();
  expect(await attemptAgainst((socket) => socket.end(greeting(none)))).toMatchObject({
    stage: 'capability',
    counted: true,
  });
  expect(await attemptAgainst(serve, { tls: 'if-offered' })).toMatchObject({
    stage: 'login',
    login: { ok: false, error: { errno: 1045 } },
  });
});

it('records a server that answers the ClientHello with something that is no TLS', async () => {
  const serve = (socket: Socket) => {
    socket.write(greeting(SERVER_OFFERS | CLIENT.SSL));
    socket.once('data', () =>
      socket.write(frame(buildErr({ number: 1043, sqlState: '08S01', message: 'Bad handshake' }), 2)),
    );
  };
  const attempt = await attemptAgainst(serve);
  expect(attempt).toMatchObject({ stage: 'tls', tls: { ok: false } });
});

it('records a refused connection', async () => {
  const port = await peer(() => {});
  for (const close of open.splice(0)) close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const plan: AttemptPlan = {
    purpose: 'as-asked',
    target: { host: '127.0.0.1', port },
    user: 'u',
    password: '',
    tls: 'must',
    material: {},
    verifyChain: false,
  };
  expect(await makeAttempt(plan, deadlineIn(1000))).toMatchObject({ stage: 'connect', connectError: 'ECONNREFUSED' });
});
