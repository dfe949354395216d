/** One line of a log: its own time, level and code where it has them, and the text (control characters removed). */
export interface LogLine {
  readonly file: string;
  readonly line: number;
  readonly time?: Date;
  readonly level?: 'error' | 'warning' | 'note';
  /** `MY-010069` and the like. */
  readonly code?: string;
  readonly text: string;
}

/** The lines of a server's log that matter here, oldest first. */
export interface LogFacts {
  readonly files: readonly { readonly path: string; readonly size: number; readonly readFrom: number }[];
  /** Since the last start of the server that the log shows. */
  readonly sinceStart: readonly LogLine[];
  /** Lines that fall into the time of our own attempts. */
  readonly duringAttempts: readonly LogLine[];
}
