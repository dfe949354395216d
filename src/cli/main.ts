import { homedir } from 'node:os';
import { TlsqlError } from '../base/error.ts';
import { run } from './app.ts';
import type { Context, Output } from './context.ts';
import { hidePasswords } from './hide-passwords.ts';
import { errorLines } from './print-error.ts';

/** The program: reads `process`, runs one command line and sets the exit status. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const hidden = hidePasswords(argv);
  // Setting the title overwrites the arguments that `ps` shows (proctitle of libuv); done before anything else.
  if (hidden !== undefined) {
    process.title = `tlsql ${hidden.join(' ')}`;
    process.stderr.write(
      'warning: a password on the command line can be seen by others for a moment; use -p, MYSQL_PWD or an option file\n',
    );
  }
  const abort = new AbortController();
  const interrupts: NonNullable<Context['interrupts']> = { handler: undefined };
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => abort.abort(signal));
  process.on('SIGINT', () => (interrupts.handler ?? (() => abort.abort('SIGINT')))());
  // `tlsql … | head` closes our output: that is no error of ours, but what came of the rest nobody can tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE')
      process.stderr.write(
        errorLines(new TlsqlError('file-not-writable', { at: 'standard output', seen: error.message })),
      );
    process.exit(3);
  });
  // Node makes each of the three streams when it is first asked for, which takes a while: only those that are used.
  let stdinUsed = false;
  const context: Context = {
    stdout: output(() => process.stdout),
    stderr: output(() => process.stderr),
    get stdin() {
      stdinUsed = true;
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    now: () => new Date(),
    signal: abort.signal,
    interrupts,
  };
  process.exitCode = await run(argv, context);
  // What was left where it was, such as dialling, is not waited for.
  if (abort.signal.aborted) process.exit();
  // A terminal that was read for a question must not keep the program alive.
  if (stdinUsed) process.stdin.unref?.();
}

function output(stream: () => NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream().write(text),
    writeBytes: (bytes) =>
      stream().write(bytes) ? undefined : new Promise((resolve) => void stream().once('drain', () => resolve())),
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns ?? 80;
    },
  };
}
