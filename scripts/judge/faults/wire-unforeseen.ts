import type { Socket } from 'node:net';
import { listen, relay } from '../front.ts';
import { goodFiles } from '../kit.ts';
import type { Scenario, Stage } from '../scenario.ts';

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
    relay(stage, client, { up: (chunk) => (hasHello(chunk) ? void client.resetAndDestroy() : chunk) }),
  ),
  at('network-nothing-after-greeting', 'black hole', (client, stage) => relay(stage, client, { up: () => undefined })),
  at('network-nothing-after-greeting', 'closed', (client, stage) => {
    relay(stage, client, { up: () => void client.destroy() });
  }),
  at('login-not-answered', 'cut inside TLS', (client, stage) => {
    // In TLS 1.3 the client is done with its Finished: what the server says after that is kept back.
    let finished = false;
    relay(stage, client, {
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
    (client, stage) => relay(stage, client, { down: (chunk) => void client.end(chunk.subarray(0, 30)) }),
    on,
  ),
  at(
    'client-connect-timeout-too-short',
    'a greeting after 3 s',
    (client, stage) => void setTimeout(() => relay(stage, client, {}), 3000),
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
