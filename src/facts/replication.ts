import type { AccountFact } from './account.ts';
import type { FileFact } from './file.ts';
import type { Attempt } from './wire.ts';

/** The TLS files of a replication channel. */
export type ReplicaFileRole = 'ca' | 'capath' | 'cert' | 'key' | 'crl' | 'crlpath';

/** One replication channel as its replica knows it; what is undefined was not shown. */
export interface ReplicaFact {
  /** `''` is the default channel. */
  readonly channel: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Whether it asks for TLS (Source_SSL_Allowed). */
  readonly ssl?: boolean;
  /** Whether it compares the name (Source_SSL_Verify_Server_Cert). */
  readonly verifies?: boolean;
  /** Paths as they were given. */
  readonly files: Partial<Record<ReplicaFileRole, string>>;
  readonly io?: 'Yes' | 'No' | 'Connecting';
  /** Whether its applier runs. */
  readonly applies?: boolean;
  /** Number and text of the last error of the receiver. */
  readonly errno?: number;
  readonly error?: string;
  /** The files, seen on the replica's machine. */
  readonly seen?: Partial<Record<ReplicaFileRole, FileFact>>;
  /** Our own connection to the source with the channel's CA and certificate and without a password. */
  readonly source?: Attempt;
  /** Row of the replica's own account table for the channel's user: the source's, where accounts are replicated or came with its copy. */
  readonly account?: AccountFact;
}
