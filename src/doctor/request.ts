import type { DriverConfig } from '../drivers/driver-config.ts';
import type { RequiredFact } from '../facts/account.ts';
import type { OptionsRefused } from '../facts/client.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactKind } from '../facts/vantage.ts';
import type { DialTarget } from '../io/dial.ts';
import type { Machine } from '../io/machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';

/** What the doctor is asked to look at. */
export interface DoctorRequest {
  /** The flags of the failing client. */
  readonly given: readonly GivenOption[];
  /** The flags of an administrative login; undefined: none. */
  readonly adminGiven?: readonly GivenOption[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly client?: string;
  /** How the failing driver is told to connect; flags count more. */
  readonly driver?: DriverConfig;
  /** A word of the failing client's command line at which it stops. */
  readonly refused?: OptionsRefused;
  readonly serverOptionFile?: string;
  readonly serverUser?: string;
  readonly dataFolder?: string;
  readonly logFile?: string;
  /** What was required of the accounts of the server with these variables, by the journals of `tlsql secure`. */
  readonly requiredBy?: (variables: Readonly<Record<string, string>>) => readonly RequiredFact[];
  /** The text that the user saw. */
  readonly complaint?: string;
  /** Asks for a password; a question may come more than once in one look, and must get the same answer. */
  readonly password: (question: string) => Promise<string>;
  readonly now: Date;
  /** For everything together. */
  readonly millis?: number;
  /** Nothing is dialled: a server's files and options alone. */
  readonly offline?: boolean;
  /** The command line that asks the same again, for fix lines that prove themselves. */
  readonly again?: string;
  /** The machine that the server's files and processes are looked for on; this one unless said. */
  readonly machine?: Machine;
  /** The way to a socket or a loopback address of that machine. */
  readonly reach?: (target: DialTarget) => Promise<DialTarget>;
  /** How lines run there. */
  readonly elsewhere?: NonNullable<Facts['elsewhere']>;
  /** The server is looked at over the wire alone, even where it is on this machine. */
  readonly clientSideOnly?: boolean;
}

/** Notes why facts of these kinds are not there. */
export type Skip = (why: string, ...kinds: readonly FactKind[]) => void;
