import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

const open: Server[] = [];
const sockets = new Set<Socket>();

/** Ends all peers and their connections. */
export function endPeers(): void {
  for (const socket of sockets) socket.destroy();
  for (const server of open.splice(0)) server.close();
}

/** A peer that does what it likes with each connection; the second function gets what the client sends. */
export async function peer(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A packet of the protocol. */
export function packet(sequence: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(payload.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, payload]);
}

/** What would steer a terminal or a page, or look like a line of ours. */
export const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m<script>\u061c\u2028\r\nERROR\u202etxt';

/** A greeting of protocol 10 with CLIENT_SSL. */
export function greeting(version = '8.4.0', plugin = 'caching_sha2_password'): Buffer {
  const capabilities = 0xdfffffff;
  const fixed = Buffer.alloc(31);
  fixed.writeUInt32LE(7, 0);
  fixed.write('abcdefgh', 4);
  fixed.writeUInt16LE(capabilities & 0xffff, 13);
  fixed[15] = 255;
  fixed.writeUInt16LE(2, 16);
  fixed.writeUInt16LE(capabilities >>> 16, 18);
  fixed[20] = 21;
  const scramble = Buffer.from('ijklmnopqrst\0');
  return packet(0, Buffer.concat([Buffer.from(`\x0a${version}\0`), fixed, scramble, Buffer.from(`${plugin}\0`)]));
}

export const error = (sequence: number, text: string): Buffer =>
  packet(sequence, Buffer.concat([Buffer.from([0xff, 0x15, 0x04]), Buffer.from(`#28000${text}`)]));

/** Sends again and again until the peer goes. */
export function pour(socket: Socket, chunk: Buffer, every = 0): void {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (socket.writableLength < 1 << 20) socket.write(chunk);
  }, every);
  socket.on('close', () => clearInterval(timer));
}

/** What must never be printed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
export const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
