import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { goodFiles } from '../kit.ts';
import type { Scenario, Stage } from '../scenario.ts';

/** What a box on the way does with each chunk of the client (`up`) and of the server (`down`); undefined: it keeps it. */
type Ways = Partial<Record<'up' | 'down', (chunk: Buffer) => Buffer | undefined>>;

/** A listener of the judge's own, which ends with the scenario. */
async function listen({ clean }: Stage, serve: (client: Socket) => void): Promise<string> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  clean(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `-P${(server.address() as AddressInfo).port}`;
}

function passed(stage: Stage, client: Socket, ways: Ways): void {
  const server = connect(stage.port, '127.0.0.1');
  server.on('error', () => client.destroy()).on('close', () => client.destroy());
  client.on('close', () => server.destroy());
  const pass = (to: Socket, way: Ways['up']) => (chunk: Buffer) => {
    const out = way === undefined ? chunk : way(chunk);
    if (out !== undefined && !to.destroyed) to.write(out);
  };
  server.on('data', pass(client, ways.down));
  client.on('data', pass(server, ways.up));
}

const at = (
  id: string,
  variant: string,
  serve: (client: Socket, stage: Stage) => void,
  more: Partial<Scenario> = {},
  flags: readonly string[] = [],
): Scenario => ({
  id,
  variant,
  servers: ['maria11', 'mysql9'],
  byHand: 'what stands on the way is another program',
  make: (kit) => {
    const good = goodFiles(kit);
    return {
      mysqld: good.lines,
      sides: ['client', 'both'],
      client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`, ...flags],
      after: async (stage) => ({ client: [await listen(stage, (client) => serve(client, stage))] }),
    };
  },
  ...more,
});

const on = { servers: ['maria11'] } as const;
const hasHello = (chunk: Buffer): boolean => chunk.includes(Buffer.from([0x16, 3, 1]));

/** What boxes on the way and wrong ports do that no catalogue foresaw. */
export const unforeseenWire: readonly Scenario[] = [
  at('network-tls-dropped', 'reset at the ClientHello', (client, stage) =>
    passed(stage, client, { up: (chunk) => (hasHello(chunk) ? void client.resetAndDestroy() : chunk) }),
  ),
  at('network-nothing-after-greeting', 'black hole', (client, stage) => passed(stage, client, { up: () => undefined })),
  at('network-nothing-after-greeting', 'closed', (client, stage) => {
    passed(stage, client, { up: () => void client.destroy() });
  }),
  at('login-not-answered', 'cut inside TLS', (client, stage) => {
    // In TLS 1.3 the client is done with its Finished: what the server says after that is kept back.
    let finished = false;
    passed(stage, client, {
      up: (chunk) => {
        // A change of cipher (6 bytes) stands before it, and before a second ClientHello as well.
        finished ||= chunk[chunk[0] === 0x14 ? 6 : 0] === 0x17;
        return chunk;
      },
      down: (chunk) => (finished ? void setTimeout(() => client.destroy(), 200) : chunk),
    });
  }),
  at(
    'network-closed-before-greeting',
    'in the middle of it',
    (client, stage) => passed(stage, client, { down: (chunk) => void client.end(chunk.subarray(0, 30)) }),
    on,
  ),
  at(
    'client-connect-timeout-too-short',
    'a greeting after 3 s',
    (client, stage) => void setTimeout(() => passed(stage, client, {}), 3000),
    on,
    ['--connect-timeout=2'],
  ),
  at(
    'peer-not-mysql',
    'PostgreSQL',
    (client) =>
      void client.on('data', (chunk) =>
        chunk.length === 8 && chunk.readInt32BE(4) === 80877103 ? client.write('N') : client.end(),
      ),
    on,
  ),
  at(
    'peer-not-mysql',
    'Redis',
    (client) =>
      void client.on('data', (chunk) => chunk.includes(10) && client.write("-ERR unknown command 'PROXY'\r\n")),
    on,
  ),
];
