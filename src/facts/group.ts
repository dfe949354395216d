import type { FileFact } from './file.ts';

/** The TLS files by which members of a group talk to each other. */
export type GroupFileRole = 'ca' | 'cert' | 'key';

/** Another member of the group, tried at the port by which members talk to each other. */
export interface GroupPeer {
  readonly host: string;
  readonly port: number;
  /** Whether it answers a ClientHello; `nothing`: it was not reached. */
  readonly speaks: 'tls' | 'plain' | 'nothing';
  /** Why it was not reached. */
  readonly error?: string;
  /** The certificates that it sent, in DER, leaf first. */
  readonly chain?: readonly Uint8Array[];
  /** Why its chain does not hold against this member's CA, by OpenSSL's code; undefined: it does, or there is no CA. */
  readonly chainError?: string;
  /** The alert by which it refused our handshake with this member's certificate. */
  readonly refusedUs?: string;
}

/** A server that is meant to be a member of a Galera cluster or of a replication group. */
export interface GroupFact {
  readonly kind: 'galera' | 'group-replication';
  /** Whether this member makes TLS with the others. */
  readonly ssl: boolean;
  /** `group_replication_ssl_mode`. */
  readonly mode?: string;
  /** `Primary`, `ONLINE`, `OFFLINE`, …; undefined where nobody told. */
  readonly state?: string;
  /** Whether it is in the group with others; undefined where nobody told. */
  readonly joined?: boolean;
  /** Files of its own for that, by option (`socket.ssl_ca` of Galera; Group Replication takes those of the server). */
  readonly files: Partial<Record<GroupFileRole, FileFact>>;
  readonly peers: readonly GroupPeer[];
}
