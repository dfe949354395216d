import type { RunningServer } from '../servers/instance.ts';
import type { Kit } from './kit.ts';

/** What stands when the doctor is called. */
export interface Stage {
  readonly kit: Kit;
  readonly port: number;
  /** Undefined where the fault keeps it from starting. */
  readonly server: RunningServer | undefined;
  /** What is to be ended before the server is. */
  readonly clean: (end: () => Promise<void> | void) => void;
}

/** How a fault is set up, and the flags with which the doctor is called. */
export interface Setup {
  /** Lines at the end of the server's `[mysqld]`; they may open groups of their own. */
  readonly mysqld?: readonly string[];
  /** Server arguments. */
  readonly args?: readonly string[];
  /** Variables of the server's environment. */
  readonly serverEnv?: Readonly<Record<string, string>>;
  /** No server is run: its option file is looked at. */
  readonly offline?: boolean;
  /** The user that opens the files of a server that does not run. */
  readonly serverUser?: string;
  /** The fault keeps the server from starting. */
  readonly stops?: boolean;
  /** Statements as root, after the start. */
  readonly sql?: readonly string[];
  /** Flags of the client; `--no-defaults` and the address come by themselves. */
  readonly client?: readonly string[];
  /** Lines of an option file of the client. */
  readonly clientFile?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further flags of the server's side. */
  readonly flags?: readonly string[];
  readonly after?: (stage: Stage) => Promise<{ readonly client?: readonly string[] } | undefined>;
  /** The fault shows from these sides alone; all unless said. */
  readonly sides?: readonly Side[];
}

/** From where the doctor looks. */
export type Side = 'client' | 'server' | 'both';

/** One fault, set up on real servers. */
export interface Scenario {
  /** The fault id that is expected, or `healthy`. */
  readonly id: string;
  /** What is unusual about this set-up of it. */
  readonly variant?: string;
  readonly servers: readonly string[];
  /** Other answers that are as right. */
  readonly also?: readonly string[];
  /** From the client's side alone these are honest answers: they say what was observed and no wrong cause. */
  readonly clientSees?: readonly string[];
  /** Why no pasted line can mend it: it needs what only a person has or may change. */
  readonly byHand?: string;
  readonly make: (kit: Kit) => Promise<Setup> | Setup;
}

export const modern = ['maria10', 'maria11', 'mysql9'] as const;
