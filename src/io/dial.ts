import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { type Deadline, deadlineError, within } from '../base/deadline.ts';
import { asTlsqlError, fail, TlsqlError } from '../base/error.ts';
import { type Link, linkOver, socketError } from './link.ts';

/** Where to dial: a TCP address by name or number, or a Unix socket. */
export type DialTarget = ({ readonly host: string; readonly port: number } | { readonly socket: string }) & {
  /** It is another machine's, reached through a tunnel. */
  readonly through?: Tunnel;
};

/** The near end of a tunnel that somebody else keeps open. */
export interface Tunnel {
  /** A Unix socket. */
  readonly path: string;
  /** Called before a connection is made; the answer tells why its far end could not be reached, where that is known. */
  readonly watch: () => () => Promise<TlsqlError | undefined>;
}

/** A connected link and what was learned on the way. Times in milliseconds. */
export interface Dialled {
  readonly link: Link;
  /** The address that answered: `192.0.2.7`, `::1`, or the socket's path. */
  readonly address: string;
  /** Our own address of the connection; undefined where it is no direct TCP. */
  readonly from?: string;
  /** All addresses the name has, in the order they were tried. */
  readonly addresses: readonly string[];
  readonly resolveMillis: number;
  readonly connectMillis: number;
}

/** The target as people write it: `db1:3306`, `[::1]:3306`, `/run/mysqld.sock`. */
export function targetText(target: DialTarget): string {
  if ('socket' in target) return target.socket;
  return target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`;
}

/** Connects, trying every address of the name in order as the mysql client does. */
export async function dial(target: DialTarget, deadline: Deadline): Promise<Dialled> {
  const at = targetText(target);
  const started = performance.now();
  if (target.through !== undefined) return await dialThrough(target, target.through, deadline);
  if ('socket' in target) {
    const socket = await connectOnce({ path: target.socket }, deadline, at);
    return {
      link: linkOver(socket, at),
      address: target.socket,
      addresses: [target.socket],
      resolveMillis: 0,
      connectMillis: performance.now() - started,
    };
  }
  const addresses = await resolve(target.host, deadline);
  const resolved = performance.now();
  const tried: string[] = [];
  let last: unknown;
  for (const [index, address] of addresses.entries()) {
    try {
      const socket = await connectOnce({ host: address, port: target.port }, deadline, at);
      socket.setNoDelay(true);
      return {
        link: linkOver(socket, at),
        address,
        ...(socket.localAddress === undefined ? {} : { from: socket.localAddress }),
        addresses,
        resolveMillis: resolved - started,
        connectMillis: performance.now() - resolved,
      };
    } catch (error) {
      last = error;
      tried.push(`${address} ${asTlsqlError(error).detail.fields?.errno ?? asTlsqlError(error).code}`);
      if (index === addresses.length - 1 || deadline.left() === 0) break;
    }
  }
  throw tried.length < 2 ? last : afterAll(asTlsqlError(last), tried);
}

/** The last error, and how each address of the name answered: `::1 ECONNREFUSED, 127.0.0.1 ETIMEDOUT`. */
function afterAll({ code, detail }: TlsqlError, tried: readonly string[]): TlsqlError {
  return new TlsqlError(code, { ...detail, fields: { ...detail.fields, tried: tried.join(', ') } });
}

/** A tunnel takes every connection, and closes those that come to nothing at its far end. */
async function dialThrough(target: DialTarget, tunnel: Tunnel, deadline: Deadline): Promise<Dialled> {
  const at = targetText(target);
  const started = performance.now();
  const troubleOf = tunnel.watch();
  const socket = await connectOnce({ path: tunnel.path }, deadline, at);
  const link = linkOver(socket, at);
  const sign = await firstSign(socket, Math.min(1000, deadline.left()));
  // What the tunnel says of it may come a moment after the end.
  if (sign && socket.readableLength === 0) await new Promise((resolve) => setTimeout(resolve, 30));
  const trouble = socket.readableLength === 0 ? await troubleOf() : undefined;
  if (trouble !== undefined) {
    socket.destroy();
    throw trouble;
  }
  const address = 'socket' in target ? target.socket : target.host === 'localhost' ? '127.0.0.1' : target.host;
  const connectMillis = performance.now() - started;
  return { link, address, addresses: [address], resolveMillis: 0, connectMillis };
}

/** Whether bytes or the end have come in time: these servers speak first. */
function firstSign(socket: Socket, millis: number): Promise<boolean> {
  return new Promise((resolve) => {
    const events = ['readable', 'close', 'error'];
    const done = (sign: boolean): void => {
      clearTimeout(timer);
      for (const event of events) socket.off(event, come);
      resolve(sign);
    };
    const come = (): void => done(true);
    const timer = setTimeout(() => done(false), millis);
    for (const event of events) socket.on(event, come);
  });
}

/** The addresses of a host name, in the resolver's order; a number is its own address. */
export async function resolve(host: string, deadline: Deadline): Promise<string[]> {
  // The resolver runs in a thread pool: a number need not go there.
  if (isIP(host) !== 0) return [host];
  try {
    const found = await within(lookup(host, { all: true, verbatim: true }), deadline, `the addresses of ${host}`);
    return [...new Set(found.map((entry) => entry.address))];
  } catch (error) {
    if (error instanceof TlsqlError) throw error;
    const errno = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return fail('host-unknown', {
      at: host,
      seen: errno === 'ENOTFOUND' ? 'the resolver knows no such name' : `the resolver answered ${errno}`,
      expected: 'a host name or address',
      next: `getent hosts ${host}`,
      fields: { errno },
      cause: error,
    });
  }
}

function connectOnce(
  where: { path: string } | { host: string; port: number },
  deadline: Deadline,
  at: string,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(where);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(deadlineError(deadline, 'the connection', at));
    }, deadline.left());
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(socketError(error, at));
    });
  });
}
