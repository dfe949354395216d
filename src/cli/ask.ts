import { createInterface } from 'node:readline';
import { fail, TlsqlError } from '../base/error.ts';
import type { Context } from './context.ts';

/**
 * Asks on standard error and reads one line from the terminal without showing it. Where there is no terminal, one line of
 * standard input is read, so that `echo secret | tlsql …` works in scripts.
 */
export async function askSecret(context: Context, question: string): Promise<string> {
  const { stdin } = context;
  const terminal = stdin as NodeJS.ReadStream;
  const interactive = stdin.isTTY === true && typeof terminal.setRawMode === 'function';
  if (interactive) context.stderr.write(question);
  const lines = createInterface({ input: stdin, terminal: false });
  if (interactive) terminal.setRawMode(true);
  try {
    return interactive ? await typed(terminal, context.signal) : await firstLine(lines);
  } finally {
    if (interactive) {
      terminal.setRawMode(false);
      context.stderr.write('\n');
    }
    lines.close();
    terminal.pause?.();
  }
}

/** Asks for yes or no; anything but y or yes is no. Without a terminal it fails: `--yes` must be said. */
export async function askYes(context: Context, question: string): Promise<boolean> {
  if (context.stdin.isTTY !== true)
    fail('usage', {
      seen: 'no terminal to ask on',
      expected: 'an answer',
      next: 'add --yes to go on without a question',
    });
  context.stderr.write(`${question} [y/N] `);
  const lines = createInterface({ input: context.stdin, terminal: false });
  const stop = (): void => lines.close();
  context.signal.addEventListener('abort', stop, { once: true });
  try {
    return /^y(es)?$/i.test((await firstLine(lines)).trim());
  } finally {
    context.signal.removeEventListener('abort', stop);
    lines.close();
  }
}

async function firstLine(lines: ReturnType<typeof createInterface>): Promise<string> {
  for await (const line of lines) return line;
  return '';
}

/** Reads keys of a raw terminal up to Enter or Ctrl-D; Backspace and Ctrl-U work, Ctrl-C interrupts. */
function typed(terminal: NodeJS.ReadStream, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const stop = (): void => {
      terminal.off('data', onData);
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      stop();
      reject(new TlsqlError('interrupted', { seen: 'Ctrl-C at the question' }));
    };
    const onData = (chunk: Buffer): void => {
      for (const key of chunk.toString('utf8')) {
        if (key === '\r' || key === '\n' || key === '\x04') {
          stop();
          resolve(text);
          return;
        }
        if (key === '\x03') {
          onAbort();
          return;
        }
        if (key === '\x15') text = '';
        else if (key === '\x7f' || key === '\b') text = [...text].slice(0, -1).join('');
        else text += key;
      }
    };
    signal.addEventListener('abort', onAbort);
    terminal.on('data', onData);
    terminal.resume();
  });
}
