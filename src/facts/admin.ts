import type { AccountFact, RelatedAccount, RequiredFact } from './account.ts';
import type { ReplicaFact } from './replication.ts';
import type { GreetingFact } from './wire.ts';

/** One channel of `performance_schema.tls_channel_status`. */
export interface ChannelFact {
  readonly channel: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Our own attempts, between two logins of the administrator. */
export interface AroundFact {
  /** Connection ids of those logins: what the same server greeted in the meantime has an id in between. */
  readonly ids: readonly [number, number];
  /** How counters moved, the administrator's own connections taken off; names in lower case. Others may have moved them too. */
  readonly delta: Readonly<Record<string, number>>;
}

/** An administrative login at another server than the one that the client reaches. */
export interface AdminElsewhere {
  readonly version: string;
  /** Port of that server by its own word. */
  readonly port?: number;
  /** Connection ids of the administrator before and after our attempts. */
  readonly ids: readonly [number, number];
  /** Versions in the greetings of the client's server, and their connection ids. */
  readonly greeted: readonly string[];
  readonly greetedIds: readonly number[];
}

/** The reloads of TLS (`ALTER INSTANCE RELOAD TLS`) that a server has counted since its start. */
export interface ReloadsFact {
  readonly count: number;
  readonly failed: number;
  /** When the last one ended, by the server's clock. */
  readonly last: Date;
  /** The last time that any failed; whole seconds, as the server keeps them. */
  readonly lastFailure?: Date;
}

/** What a login with rights showed. */
export interface AdminFacts {
  readonly version?: string;
  readonly flavor?: GreetingFact['flavor'];
  /** Global variables by lower-case name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where each came from (`performance_schema.variables_info`): COMPILED, EXPLICIT, PERSISTED, DYNAMIC, … and the file. */
  readonly variableSources?: Readonly<Record<string, { readonly source: string; readonly path?: string }>>;
  /** What SET PERSIST has written about TLS, by variable; undefined where it could not be read or nothing was. */
  readonly persisted?: Readonly<Record<string, string>>;
  readonly status?: Readonly<Record<string, string>>;
  /** What moved while our own attempts were made. */
  readonly around?: AroundFact;
  /** The rows of the host cache that have errors, columns in lower case; undefined where it could not be read. */
  readonly hostCache?: readonly Readonly<Record<string, string>>[];
  /** The server's id of the administrator's own connection. */
  readonly connectionId?: number;
  /** Connections that have not logged in yet, and for how many seconds they have stood there. */
  readonly unauthenticated?: readonly { readonly id: number; readonly host: string; readonly seconds: number }[];
  readonly channels?: readonly ChannelFact[];
  /** Undefined: none were made, or the server does not count them. */
  readonly reloads?: ReloadsFact;
  /** Names of active authentication plugins. */
  readonly authPlugins?: readonly string[];
  /** Accounts of the user's name, in the order in which the server tries them. */
  readonly accounts?: readonly AccountFact[];
  /** Undefined: no run of `tlsql secure` on this server is known here. */
  readonly required?: readonly RequiredFact[];
  readonly related?: readonly RelatedAccount[];
  /** The account that the server takes for the user and our address. */
  readonly matched?: AccountFact;
  /** Our address as the server sees it. */
  readonly seenAs?: string;
  /** The channels by which this server is a replica; empty: it is none. */
  readonly replicas?: readonly ReplicaFact[];
  /** MEMBER_STATE of this server in its replication group: `ONLINE`, `OFFLINE`, …; undefined where it is in none. */
  readonly groupState?: string;
  /** The server's clock minus ours, in seconds. */
  readonly clockDifference?: number;
}
