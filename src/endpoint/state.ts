import type { Code } from '../base/codes.ts';
import type { TlsFacts } from '../mysql/handshake-step.ts';
import type { Peer } from './account-hosts.ts';
import type { Account } from './accounts.ts';
import type { ServerTls } from './tls-context.ts';

/** One line of the server's log. */
export interface LogEntry {
  readonly level: 'note' | 'warning' | 'error';
  /** The connection it is about. */
  readonly connectionId?: number;
  /** The client's address, or `socket`. */
  readonly peer?: string;
  /** Set where the line tells of an error. */
  readonly code?: Code;
  readonly text: string;
}

/** A warning of the last statement, as SHOW WARNINGS lists it. */
export interface Warning {
  readonly level: 'Note' | 'Warning' | 'Error';
  readonly number: number;
  readonly message: string;
}

/** What SHOW STATUS counts. */
export interface Counters {
  connections: number;
  abortedConnects: number;
  abortedClients: number;
  sslAccepts: number;
  sslFinishedAccepts: number;
  questions: number;
  maxUsedConnections: number;
}

/** A logged-in connection. */
export interface Session {
  readonly id: number;
  readonly peer: Peer;
  readonly tls: TlsFacts | undefined;
  readonly since: number;
  /** As the client named itself: USER() without the host. */
  user: string;
  account: Account;
  database: string | undefined;
  /** What SET SESSION changed. */
  readonly variables: Map<string, string | null>;
  /** `@name` variables. */
  readonly own: Map<string, string | number | null>;
  warnings: readonly Warning[];
  /** Ends the connection, for KILL. */
  readonly end: () => void;
}

/** Everything that statements see and change. */
export interface ServerState {
  readonly version: string;
  readonly flavor: 'mysql' | 'mariadb';
  accounts: readonly Account[];
  readonly globals: Map<string, string | null>;
  /** Where globals come from that are not as compiled. */
  readonly sources: Map<string, 'COMMAND_LINE' | 'DYNAMIC'>;
  readonly databases: Set<string>;
  readonly sessions: Map<number, Session>;
  readonly counters: Counters;
  /** TLS for new connections; undefined: none. */
  tls: ServerTls | undefined;
  /** caching_sha2_password's cache of digests by account. */
  readonly passwordCache: Map<string, Uint8Array>;
  readonly started: number;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log: (entry: LogEntry) => void;
  /** Makes TLS anew from the variables. Errors: `endpoint-tls-unusable`; the old one then stays. */
  readonly reloadTls: () => Promise<void>;
  /** Ends the server, after the statement is answered. */
  readonly shutdown: () => void;
}
