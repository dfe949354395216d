/** A stream that a command writes to. */
export interface Output {
  write(text: string): void;
  /** Takes bytes as they are; the promise says when to go on (back pressure). Undefined where `write` is all there is. */
  writeBytes?(bytes: Uint8Array): Promise<void> | undefined;
  readonly isTTY: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
}

/** Everything outside that a command may touch. Tests pass their own. */
export interface Context {
  readonly stdout: Output;
  /** Progress, questions, warnings, errors. */
  readonly stderr: Output;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The user's home folder. */
  readonly home: string;
  readonly now: () => Date;
  /** Aborts at Ctrl-C, SIGTERM and SIGHUP: a command undoes what is half done and ends. */
  readonly signal: AbortSignal;
  /** While there is a handler, Ctrl-C is its and does not abort: another program has the terminal. */
  readonly interrupts?: { handler: (() => void) | undefined };
}
