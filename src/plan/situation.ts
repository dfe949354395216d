import type { AccountFact } from '../facts/account.ts';
import type { Identity } from '../facts/file.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import type { ServerVersion } from '../mysql/server-version.ts';
import type { OptionFileDialect } from '../optionfile/option-file-dialect.ts';
import type { OptionFileRequest } from '../optionfile/resolve.ts';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';
import type { AccountName } from './account-name.ts';

/** One connection of a client. `tls` is undefined where the server doesn't tell. */
export interface ClientSession {
  readonly user: string;
  readonly host: string;
  readonly by: 'tcp' | 'socket' | 'unknown';
  readonly tls?: boolean;
  /** `Binlog Dump`: a replica reads from here. */
  readonly command: string;
}

/** An option file, with its bytes: they never leave the planner whole. */
export interface OptionFileToEdit {
  /** As named. */
  readonly path: string;
  /** Links followed: what is written. */
  readonly real: string;
  readonly bytes: Uint8Array;
  /** Whether the running server reads it; undefined where that can't be told. */
  readonly isRead: boolean | undefined;
  /** Whether this program may replace it. */
  readonly writable: boolean;
}

/** How the running server was started: enough to run the same program again. */
export interface ServerLaunch {
  /** The program, and the loader before it where there is one. */
  readonly command: readonly string[];
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The server's machine, as far as it was looked at. */
export interface HostSituation {
  /** The user that opens the TLS files. */
  readonly user?: Identity;
  readonly pid?: number;
  readonly launch?: ServerLaunch;
  /** Why the process was not found, as a clause. */
  readonly processUnknown?: string;
  readonly dialect: OptionFileDialect;
  readonly request: OptionFileRequest;
  readonly source: OptionFileSource;
  readonly optionFile?: OptionFileToEdit;
  /** The command that restarts it, as systemd's unit gives it. */
  readonly restartCommand?: string;
  /** AppArmor profile in enforce mode or SELinux enforcing, in words. */
  readonly confinement?: string;
}

/** All that is known of a server before it is secured. */
export interface Situation {
  readonly at: string;
  readonly server: ServerVersion;
  /** Global variables by lower-case name: those of TLS, and a few about the server. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where each value comes from: COMPILED, EXPLICIT, GLOBAL, PERSISTED, DYNAMIC, …, and the file. */
  readonly sources: Readonly<Record<string, { readonly source: string; readonly path?: string }>>;
  /** Variables in mysqld-auto.cnf. */
  readonly persisted: Readonly<Record<string, string>>;
  readonly tls: { readonly on: boolean; readonly why?: string };
  /** Undefined when the account table could not be read. */
  readonly accounts: readonly AccountFact[] | undefined;
  readonly sessions: readonly ClientSession[];
  readonly admin: { readonly account: AccountName; readonly by: 'tcp' | 'socket'; readonly tls: boolean };
  /** Privileges in words of SHOW GRANTS; `*` for all. */
  readonly grants: ReadonlySet<string>;
  readonly replication: { readonly channels: number; readonly withoutTls: number; readonly galera: boolean };
  /** The channels by which it is a replica; undefined when they could not be seen or were not asked for. */
  readonly channels?: readonly ReplicaFact[];
  /** What lies beside the main port. */
  readonly besides: readonly string[];
  readonly host: HostSituation | undefined;
}

/** The files at the places where they are to be. */
export interface PlacedFiles {
  /** Why what is there doesn't do; undefined when it does. */
  readonly unfit?: string;
  readonly directory: 'missing' | 'there' | 'no-directory';
  /** Why the server's user could not reach files there, as a clause. */
  readonly unreachable?: string;
  readonly writable: boolean;
  readonly existing: readonly string[];
  /** Whether the server shows the certificate that is there; undefined where that wasn't looked at. */
  readonly loaded?: boolean;
  /** Of the certificate that is there. */
  readonly notAfter?: Date;
}
