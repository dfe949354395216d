import type { Socket } from 'node:net';
import { type Deadline, deadlineError } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';

/**
 * A stream of bytes to a peer: plain first, TLS after an upgrade. One reader at a time. Reading applies back pressure: what
 * nobody reads stays in the kernel, save for one high-water mark.
 */
export interface Link {
  /** The next chunk, or undefined when the peer has closed. `what` completes "waited N ms for …". */
  read(deadline: Deadline, what: string): Promise<Uint8Array | undefined>;
  /** Resolves when the bytes are handed to the kernel, or buffered below the high-water mark. */
  write(bytes: Uint8Array, deadline: Deadline): Promise<void>;
  /** Number of bytes that have arrived and were not read yet. */
  pending(): number;
  /** Neither side has closed it and it has not failed. */
  alive(): boolean;
  /** Gives the socket up for another owner (the TLS layer): no listener of ours is left on it. */
  release(): Socket;
  /** Resolves when what is buffered is sent and our side is closed; the peer's side closes by itself within half a second. */
  end(): Promise<void>;
  /** Closes at once; never throws, may be called twice. */
  destroy(): void;
}

/** The coded error for a socket error. `at` names the peer. */
export function socketError(error: NodeJS.ErrnoException, at: string): TlsqlError {
  const detail = { at, seen: error.message, cause: error, fields: { errno: error.code ?? 'unknown' } };
  switch (error.code) {
    case 'ECONNREFUSED':
      return new TlsqlError('connect-refused', {
        ...detail,
        next: 'check host and port, and that the server runs: ss -ltnp',
      });
    case 'ENOENT':
      return new TlsqlError('socket-missing', {
        ...detail,
        next: 'check the socket path: the server knows it as @@socket',
      });
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'ETIMEDOUT':
      return new TlsqlError('connect-unreachable', {
        ...detail,
        next: 'check the route and the firewall between the two hosts',
      });
    case 'EACCES':
    case 'EPERM':
      return new TlsqlError('connect-forbidden', {
        ...detail,
        next: 'check the modes of the socket and of its folder',
      });
    default:
      return new TlsqlError('connection-lost', detail);
  }
}

/**
 * Wraps a connected socket (or TLS socket). `at` names the peer in errors; `coded` turns what the socket reports into a
 * coded error (a TLS socket may report an alert long after the handshake).
 */
export function linkOver(
  socket: Socket,
  at: string,
  coded: (error: NodeJS.ErrnoException, at: string) => TlsqlError = socketError,
): Link {
  let ended = false;
  let failure: NodeJS.ErrnoException | undefined;
  let wake: (() => void) | undefined;
  const notify = (): void => wake?.();
  const onEnd = (): void => {
    ended = true;
    notify();
  };
  const onError = (error: NodeJS.ErrnoException): void => {
    failure ??= error;
    notify();
  };
  const listeners = [
    ['readable', notify],
    ['drain', notify],
    ['end', onEnd],
    ['close', onEnd],
    ['error', onError],
  ] as const;
  for (const [event, listener] of listeners) socket.on(event, listener);

  /** Waits until one of our listeners fired. */
  const signal = (deadline: Deadline, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        wake = undefined;
        reject(deadlineError(deadline, what, at));
      }, deadline.left());
      wake = () => {
        wake = undefined;
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    async read(deadline, what) {
      for (;;) {
        const chunk: Uint8Array | null = socket.read();
        if (chunk !== null) return chunk;
        if (failure !== undefined) throw coded(failure, at);
        if (ended) return undefined;
        await signal(deadline, what);
      }
    },
    async write(bytes, deadline) {
      if (failure !== undefined) throw coded(failure, at);
      socket.write(bytes);
      while (socket.writableNeedDrain) {
        await signal(deadline, 'the peer to take our bytes');
        if (failure !== undefined) throw coded(failure, at);
        if (ended && socket.destroyed) return;
      }
    },
    pending: () => socket.readableLength,
    alive: () => failure === undefined && !ended && !socket.destroyed,
    release() {
      for (const [event, listener] of listeners) socket.off(event, listener);
      return socket;
    },
    end: () => endSocket(socket),
    destroy: () => void socket.destroy(),
  };
}

function endSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    // A peer that never answers our FIN must not keep us: half a second, then cut.
    const timer = setTimeout(() => socket.destroy(), 500);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    // Nobody waits for the peer's answer: all that we had to say is with the kernel.
    socket.end(() => resolve());
    socket.resume();
  });
}
