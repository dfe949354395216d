import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Stage } from './scenario.ts';

/** What stands on the way does with each chunk of the client (`up`) and of the server (`down`); undefined: it keeps it. */
export type Ways = Partial<Record<'up' | 'down', (chunk: Buffer) => Buffer | undefined>>;

/** A listener of the judge's own, which ends with the scenario; the flag that names its port. */
export async function listen({ clean }: Pick<Stage, 'clean'>, serve: (client: Socket) => void): Promise<string> {
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

/** Joins a client to the server, each chunk through its way; `head` is what the server is told first. */
export function relay(stage: Stage, client: Socket, ways: Ways, head = ''): void {
  const server = connect(stage.port, '127.0.0.1', () => void (head === '' || server.write(head)));
  server.on('error', () => client.destroy()).on('end', () => client.end());
  client.on('end', () => server.end()).on('close', () => server.destroy());
  const pass = (to: Socket, way: Ways['up']) => (chunk: Buffer) => {
    const out = way === undefined ? chunk : way(chunk);
    if (out !== undefined && !to.destroyed) to.write(out);
  };
  server.on('data', pass(client, ways.down));
  client.on('data', pass(server, ways.up));
}
