import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import { resolve as resolvePath } from 'node:path';
import { invariant } from '../base/error.ts';
import { readText } from '../io/files.ts';
import { socketError } from '../io/link.ts';
import { type Connection, serve } from './connection.ts';
import type { EndpointFaults } from './faults.ts';
import { initialState, type Outside, type StateOptions, startTls } from './initial-state.ts';
import type { Door } from './log-in.ts';
import { lazyRsaPair, type RsaPair } from './rsa-pair.ts';
import type { ServerState } from './state.ts';
import type { ReadFile } from './tls-context.ts';

/** How the server is started. */
export interface EndpointOptions extends StateOptions {
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** A free one unless told. */
  readonly port?: number;
  /** A Unix socket to listen on as well. */
  readonly socket?: string;
  /** The data folder: relative file names of variables lie there. The folder that the program runs in unless told. */
  readonly dataDir?: string;
  /** Reads the files that variables name, instead of the disk. */
  readonly readFile?: ReadFile;
  /** The RSA pair for passwords on plain connections; made when needed unless told. */
  readonly rsa?: RsaPair;
  readonly faults?: EndpointFaults;
}

/** A running server. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly socket: string | undefined;
  readonly version: string;
  /** Connections that are open now, logged in or not. */
  connections(): number;
  /** Ends every connection and stops listening; settles when nothing is left open. May be called twice. */
  close(): Promise<void>;
  /** Settles when the server has ended, by `close` or by SHUTDOWN. */
  readonly closed: Promise<void>;
}

/**
 * Starts the built-in MySQL-protocol server. Errors: `endpoint-options-wrong`, `endpoint-tls-unusable`, and those of
 * listening (`connection-lost` with the system's words).
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const ending: Ending = { close: async () => {} };
  const outside: Outside = {
    readFile: options.readFile ?? ((path) => readText(resolvePath(options.dataDir ?? '', path))),
    protocols: options.faults?.protocols,
    // The statement is answered first.
    shutdown: () => void setImmediate(() => void ending.close()),
  };
  const state = initialState(options, outside);
  await startTls(state, outside);
  const door: Door = { state, rsa: options.rsa ?? lazyRsaPair(), faults: options.faults ?? {} };
  const connections = new Set<Connection>();
  const accept = (socket: Socket): void => {
    state.counters.connections += 1;
    const crowded = connections.size >= Number(state.globals.get('max_connections'));
    const connection = serve(door, socket, state.counters.connections, crowded);
    connections.add(connection);
    void connection.done.then(() => connections.delete(connection));
  };
  const servers: Server[] = [];
  try {
    servers.push(await listen(accept, { host: options.host ?? '127.0.0.1', port: options.port ?? 0 }));
    if (options.socket !== undefined) servers.push(await listen(accept, { path: options.socket }));
  } catch (error) {
    await Promise.all(servers.map(stop));
    throw error;
  }
  return endpointOf(options, state, servers, connections, ending);
}

/** Filled in once there is something to close. */
interface Ending {
  close: () => Promise<void>;
}

function endpointOf(
  options: EndpointOptions,
  state: ServerState,
  servers: readonly Server[],
  connections: ReadonlySet<Connection>,
  ending: Ending,
): Endpoint {
  const address = servers[0]?.address();
  invariant(typeof address === 'object' && address !== null, 'a TCP server has no address');
  state.globals.set('port', String(address.port));
  state.globals.set('bind_address', address.address);
  state.globals.set('socket', options.socket ?? '');
  state.globals.set('datadir', resolvePath(options.dataDir ?? ''));
  let end = (): void => {};
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const stopped = servers.map(stop);
    for (const { destroy } of connections) destroy();
    await Promise.all([...stopped, ...[...connections].map(({ done }) => done)]);
    invariant(
      servers.every((server) => !server.listening) && state.sessions.size === 0,
      'the built-in server left something open',
    );
    end();
  };
  ending.close = () => {
    closing ??= closeAll();
    return closing;
  };
  return {
    host: address.address,
    port: address.port,
    socket: options.socket,
    version: state.version,
    connections: () => connections.size,
    close: () => ending.close(),
    closed,
  };
}

function listen(accept: (socket: Socket) => void, where: ListenOptions): Promise<Server> {
  const server = createServer({ noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(socketError(error, where.path ?? `${where.host}:${where.port}`)));
    server.listen(where, () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
