import { connect, createServer } from 'node:net';

/**
 * A port on `host` that nobody listens on just now. Outside the range that Linux gives to outgoing connections, so that
 * none of those takes it before the server does or while it restarts. Another process may still be faster: the caller
 * tries again with another port then.
 */
export async function freePort(host: string): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await canListen(host, port)) return port;
  }
}

/** True when a server at the port, or the socket, greets: MySQL's protocol has the server speak first. */
export function greets(where: { host: string; port: number } | { path: string }, millis: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(where);
    const answer = (value: boolean) => (): void => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(millis, answer(false)).once('data', answer(true)).once('error', answer(false));
    socket.once('close', answer(false));
  });
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
