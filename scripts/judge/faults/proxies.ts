import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { listen, relay } from '../front.ts';
import { goodFiles, type Kit } from '../kit.ts';
import type { Scenario, Setup, Stage } from '../scenario.ts';

const front = (
  id: string,
  serve: (socket: Socket, stage: Stage, kit: Kit) => void,
  more: Partial<Scenario> & { setup?: Partial<Setup> } = {},
): Scenario => {
  const { setup, ...rest } = more;
  return {
    id,
    byHand: 'the proxy is another program',
    servers: ['mysql9', 'maria11'],
    make: (kit) => {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        sides: ['client', 'both'],
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
        after: async (stage) => ({ client: [await listen(stage, (socket) => serve(socket, stage, kit))] }),
        ...setup,
      };
    },
    ...rest,
  };
};

/** Speaks TLS from the first byte, with a certificate of its own, and hands what is inside to `inner`. */
function tlsFirst(kit: Kit, socket: Socket, inner: (plain: TLSSocket) => void): void {
  const secureContext = createSecureContext({
    cert: readFileSync(join(kit.folder, 'server-cert.pem')),
    key: readFileSync(join(kit.folder, 'server-key.pem')),
  });
  inner(new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => socket.destroy()) as TLSSocket);
}

/** Drops whatever is larger than a small packet, as a hop with a small MTU does with full segments. */
const onlySmall = (): ((chunk: Buffer) => Buffer | undefined) => {
  let stuck = false;
  return (chunk) => {
    stuck ||= chunk.length > 600;
    return stuck ? undefined : chunk;
  };
};

/** Takes CLIENT_SSL out of the greeting. */
function stripped(chunk: Buffer): Buffer {
  const end = chunk.indexOf(0, 5);
  if (chunk[3] !== 0 || chunk[4] !== 10 || end === -1) return chunk;
  const flags = end + 1 + 4 + 8 + 1 + 1;
  chunk[flags] = (chunk[flags] ?? 0) & ~0x08;
  return chunk;
}

export const proxies: readonly Scenario[] = [
  front('proxy-tls-first', (socket, stage, kit) => tlsFirst(kit, socket, (plain) => relay(stage, plain, {}))),
  front('proxy-header-expected', (socket, stage) => {
    socket.once('data', (chunk) => (/^PROXY /.test(String(chunk)) ? relay(stage, socket, {}) : socket.destroy()));
  }),
  front(
    'proxy-protocol-not-enabled',
    (socket, stage) => relay(stage, socket, {}, 'PROXY TCP4 192.0.2.7 192.0.2.1 40000 3306\r\n'),
    { also: ['proxy-header-refused'] },
  ),
  front(
    'proxy-header-refused',
    (socket, stage) => relay(stage, socket, {}, 'PROXY TCP4 192.0.2.7 192.0.2.1 40000 3306\r\n'),
    {
      servers: ['maria10', 'maria11'],
      setup: { args: ['--proxy-protocol-networks=192.0.2.0/24'] },
    },
  ),
  front('network-mtu-black-hole', (socket, stage) => relay(stage, socket, { down: onlySmall() })),
  front('network-tls-dropped', (socket, stage) => {
    let packets = 0;
    relay(stage, socket, {
      up: (chunk) =>
        packets++ > 0 && chunk[0] === 0x16 ? undefined : chunk.includes('\x16\x03\x01') ? undefined : chunk,
    });
  }),
  front('proxy-strips-tls', (socket, stage) => relay(stage, socket, { down: stripped }), {
    clientSees: ['server-has-no-tls'],
  }),
  front('peer-not-mysql', (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), {
    variant: 'HTTP',
    servers: ['maria11'],
  }),
];
