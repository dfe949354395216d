import type { RunningServer } from '../servers/instance.ts';
import type { Kit } from './kit.ts';

/** What stands when a scenario runs. */
export interface Stage {
  readonly kit: Kit;
  readonly host: string;
  readonly port: number;
  readonly socket: string;
  readonly server: RunningServer | undefined;
}

/** How a fault is set up, and the flags with which the doctor is called. */
export interface Made {
  /** Server arguments. */
  readonly options?: readonly string[];
  /** Text at the end of [mysqld]. */
  readonly optionFile?: string;
  /** No server is started: the doctor gets the flags of `server` alone. */
  readonly offline?: boolean;
  /** Statements as root, after the start. */
  readonly sql?: readonly string[];
  /** Flags of the client. */
  readonly client?: readonly string[];
  /** Further flags of the server's side. */
  readonly server?: readonly string[];
  readonly after?: (stage: Stage) => Promise<{ client?: readonly string[] }>;
}

export interface Scenario {
  /** The fault id, or `healthy`. */
  readonly id: string;
  readonly servers: readonly string[];
  /** Other answers that are as right. */
  readonly also?: readonly string[];
  readonly make: (kit: Kit) => Promise<Made> | Made;
}

export const all = ['maria10', 'maria11', 'mysql9'] as const;
