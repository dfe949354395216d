import { fail } from '../base/error.ts';
import type { DialTarget } from '../io/dial.ts';
import { originText } from '../optionfile/option-spec.ts';
import type { Connection } from './connection.ts';

/** Where to connect, and under which name the server is known. */
export interface ConnectionTarget {
  readonly target: DialTarget;
  /** The host name for the certificate: as given, `localhost` for a socket. */
  readonly host: string;
  readonly notes: readonly string[];
}

/** Where packages put the server's socket: Debian, Red Hat, MySQL's own builds and MariaDB's, in this order. */
export const socketPaths: readonly string[] = [
  '/var/run/mysqld/mysqld.sock',
  '/var/lib/mysql/mysql.sock',
  '/tmp/mysql.sock',
  '/run/mysql/mysql.sock',
];

/**
 * The address to dial, as the mysql client takes the flags: no host or `localhost` means the socket unless the protocol is
 * TCP, and then the port is not used (sql-common/client.cc, csm_begin_connect).
 *
 * @param exists whether there is something at the path; asked for the default sockets.
 * Fails with `usage` for a port that is none and for a socket on another host.
 */
export async function connectionTarget(
  connection: Connection,
  exists: (path: string) => Promise<boolean>,
): Promise<ConnectionTarget> {
  const { options, origins } = connection;
  const host = options.host === undefined || options.host === '' ? 'localhost' : options.host;
  const port = portOf(connection);
  if (options.protocol === 'SOCKET' && host !== 'localhost') {
    fail('usage', {
      seen: `--protocol=SOCKET (${originText(origins.protocol)}) with the host ${host}`,
      expected: 'no host, localhost, or --protocol=TCP: a socket is on this machine',
    });
  }
  if (options.protocol === 'TCP' || host !== 'localhost') return { target: { host, port }, host, notes: [] };
  const notes =
    origins.port.kind === 'argument'
      ? [`localhost means the Unix socket, --port is not used; -h 127.0.0.1 or --protocol=TCP goes to port ${port}`]
      : [];
  const socket = options.socket !== undefined && options.socket !== '' ? options.socket : await defaultSocket(exists);
  return { target: { socket }, host: 'localhost', notes };
}

async function defaultSocket(exists: (path: string) => Promise<boolean>): Promise<string> {
  for (const path of socketPaths) if (await exists(path)) return path;
  return fail('socket-missing', {
    at: 'localhost',
    seen: `no socket at ${socketPaths.join(', ')}`,
    next: 'give the path with -S, or go over TCP with -h 127.0.0.1',
    fields: { tried: socketPaths.join(' ') },
  });
}

function portOf({ options, origins }: Connection): number {
  const { port } = options;
  if (port === undefined || port === '' || port === '0') return 3306;
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 65536;
  if (number > 65535) {
    fail('usage', { seen: `port ${port} (${originText(origins.port)})`, expected: 'a number from 1 to 65535' });
  }
  return number;
}
