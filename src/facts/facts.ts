import type { AdminElsewhere, AdminFacts } from './admin.ts';
import type { ClientFacts } from './client.ts';
import type { GroupFact } from './group.ts';
import type { LogFacts } from './log.ts';
import type { ListenerFact, OtherServer, ServerFacts } from './server.ts';
import type { NotLooked } from './vantage.ts';
import type { Attempt, WireFacts } from './wire.ts';

/**
 * Everything observed in one run, by vantage point. All of it is optional: what is `undefined` was not seen, and
 * `notLooked` says why. Facts hold no secret: no private key, no password.
 */
export interface Facts {
  /** When the facts were gathered, by the clock of this machine. */
  readonly time: Date;
  readonly client?: ClientFacts;
  readonly wire?: WireFacts;
  readonly server?: ServerFacts;
  /** The servers of this machine, where none of them is the one that was asked for. */
  readonly otherServers?: readonly OtherServer[];
  /** Who listens on this machine where the client connected in vain. */
  readonly listener?: ListenerFact;
  readonly log?: LogFacts;
  /** The cluster or replication group that the server is told to be in. */
  readonly group?: GroupFact;
  readonly admin?: AdminFacts;
  /** Set in place of `admin` where the administrative login is at another server: nothing is reasoned from that. */
  readonly adminElsewhere?: AdminElsewhere;
  readonly notLooked: readonly NotLooked[];
  /** Why the server's own machine, which was to be looked at, was not or not to the end. */
  readonly unreached?: string;
  /** Connections that are no part of the failing client's: the administrator's, those to sources of replication. */
  readonly otherConnections?: readonly Attempt[];
  /** The command line that looks again in the same way, for the shell; no secret in it. */
  readonly again?: string;
  /** The server's machine where it is another one, and how lines run there. */
  readonly elsewhere?: {
    /** As the user named it. */
    readonly name: string;
    /** What goes before a line, for the shell: `ssh -n db`. */
    readonly shell: string;
    /** What lets a command of ours work there: `--ssh=db`. */
    readonly flags: string;
    /** Root there is had by sudo. */
    readonly sudo: boolean;
  };
}
