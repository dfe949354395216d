import type { TlsqlError } from '../base/error.ts';
import type { ByteSink } from './byte-sink.ts';
import type { Live } from './live.ts';
import type { Outputs } from './outputs.ts';
import type { Runner } from './run-statements.ts';
import type { StatementSplitter } from './split-statements.ts';

/** What the commands of the client work on. */
export interface CommandScope {
  readonly live: Live;
  readonly runner: Runner;
  readonly splitter: StatementSplitter;
  readonly sink: ByteSink;
  /** Writes to standard error. */
  readonly say: (text: string) => void;
  readonly now: () => Date;
  /** Runs the statements of a file; the first error that stopped it. */
  readonly source: (path: string) => Promise<TlsqlError | undefined>;
  /** Runs lines as if they stood in the input. */
  readonly feed: (text: string) => Promise<PieceOutcome>;
  /** Runs what the command line wants before all else (`--init-command`). */
  readonly begin: () => Promise<TlsqlError | undefined>;
  readonly outputs: Outputs;
  readonly desk: Desk | undefined;
  /** Files of statements may run programs (`--system-command`). */
  readonly systemCommand: boolean;
  /** Statements count only while this database is in use (`--one-database`). */
  readonly only: string | undefined;
}

/** What came of a piece of the input. */
export type PieceOutcome = { readonly quit: boolean; readonly error?: TlsqlError };

/** What a person at a prompt has: statements from files have none of it. */
export interface Desk {
  /** The format of the prompt, as it is now and as it was at first. */
  prompt: string;
  readonly firstPrompt: string;
  /** The pager that `pager` alone means. */
  readonly pager: string | undefined;
  readonly editor: string;
  /** Leaves the terminal to a program while `work` lasts. */
  lend<T>(work: () => Promise<T>): Promise<T>;
}
