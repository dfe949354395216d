import { fail } from '../base/error.ts';
import type { CollectedOptions } from './collect-options.ts';
import type { ConnectionOptions } from './connection-options.ts';
import type { OptionOrigin, OptionWarning } from './option-spec.ts';
import { place } from './option-value.ts';

/** Where to connect. */
export interface ConnectionAddress {
  readonly protocol: 'TCP' | 'SOCKET';
  /** As given, else `localhost`. */
  readonly host: string;
  readonly port: number;
  /** Path of the Unix socket; null: the machine's usual places are to be tried. */
  readonly socket: string | null;
  readonly warnings: readonly OptionWarning[];
}

const defaultPort = 3306;

/**
 * Decides between TCP and the Unix socket as the mysql client does (sql-common/client.cc): no host or `localhost` means the
 * socket unless the protocol says TCP. One thing is MariaDB's (10.6+): a port on the command line, without a socket there,
 * means TCP, because a port that is silently ignored is what misleads people most.
 */
export function connectionAddress({ options, origins }: CollectedOptions<ConnectionOptions>): ConnectionAddress {
  const host = options.host === undefined || options.host === '' ? 'localhost' : options.host;
  const local = host === 'localhost';
  const socket = options.socket === undefined || options.socket === '' ? null : options.socket;
  const port = portNumber(options.port, origins.port);
  const warnings: OptionWarning[] = [];
  if (options.protocol === 'SOCKET' && !local) {
    return fail('options-contradict', {
      seen: `--protocol=SOCKET with --host=${host}`,
      expected: 'localhost or no host for a socket',
      ...place(origins.protocol),
    });
  }
  let protocol = options.protocol ?? (local ? 'SOCKET' : 'TCP');
  const asksForPort = origins.port.kind === 'argument' && origins.socket.kind !== 'argument' && options.port !== '0';
  if (options.protocol === undefined && local && asksForPort) {
    protocol = 'TCP';
    const text = `port ${port} on the command line: TCP is used for localhost, where the mysql client would use the socket`;
    warnings.push({ id: 'port-means-tcp', text, origin: origins.port });
  }
  if (protocol === 'TCP' && origins.socket.kind === 'argument') {
    warnings.push({
      id: 'socket-not-used',
      text: `the socket is not used: ${host} is reached by TCP`,
      origin: origins.socket,
    });
  }
  return { protocol, host, port, socket, warnings };
}

/** 0 means the default, as in the mysql client. */
function portNumber(text: string | undefined, origin: OptionOrigin): number {
  if (text === undefined) return defaultPort;
  const port = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port === 0 ? defaultPort : port;
  return fail('option-value-invalid', {
    seen: `--port=${text}`,
    expected: 'a number up to 65535',
    ...place(origin),
    fields: { option: 'port' },
  });
}
