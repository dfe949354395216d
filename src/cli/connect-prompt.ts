import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import type { PieceOutcome } from '../connect/client-commands.ts';
import { clientError, errorLine, ownWords } from '../connect/client-error.ts';
import { type Client, type ClientOptions, openClient } from '../connect/connect.ts';
import type { Open } from '../connect/split-statements.ts';
import { printable } from '../report/printable.ts';
import type { ExitStatus } from './command.ts';
import { loadHistory, saveHistory } from './connect-history.ts';
import type { Context } from './context.ts';

/** The interactive client: a prompt with history, until `quit` or the end of input. Throws what connecting throws. */
export async function runPrompt(context: Context, options: ClientOptions): Promise<ExitStatus> {
  // Ctrl-C kills the running statement and not the program, so each statement has a signal of its own.
  let interrupt = new AbortController();
  const client = await openClient({ ...options, signal: () => interrupt.signal });
  const history = await loadHistory(context);
  const lines = createInterface({
    input: context.stdin,
    output: terminal(context),
    terminal: true,
    history: [...history],
    historySize: 1000,
    removeHistoryDuplicates: true,
  });
  lines.on('history', (kept: string[]) => void saveHistory(context, kept));
  context.stderr.write(greeting(client));
  let busy = false;
  const end = new Promise<ExitStatus>((resolve) => {
    const leave = (status: ExitStatus): void => {
      lines.close();
      resolve(status);
    };
    lines.on('SIGINT', () => {
      if (busy) return interrupt.abort();
      client.splitter.clear();
      context.stderr.write('^C\n');
      ask(lines, client);
    });
    lines.on('close', () => resolve(0));
    context.signal.addEventListener('abort', () => leave(3), { once: true });
    const waiting: string[] = [];
    lines.on('line', (text) => {
      waiting.push(text);
      if (!busy) void work();
    });
    const work = async (): Promise<void> => {
      busy = true;
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
        interrupt = new AbortController();
        const outcome = await runLine(client, context, options, text);
        if (outcome.quit) return leave(outcome.error === undefined ? 0 : 3);
      }
      busy = false;
      ask(lines, client);
    };
    ask(lines, client);
  });
  const status = await end;
  await client.close().catch(() => undefined);
  context.stderr.write('Bye\n');
  return status;
}

/** Runs what a line completes. A lost connection ends the prompt, a mistyped command doesn't. */
async function runLine(client: Client, context: Context, options: ClientOptions, text: string): Promise<PieceOutcome> {
  try {
    const outcome = await client.line(Buffer.from(text).toString('latin1'));
    return { quit: outcome.quit };
  } catch (thrown) {
    const error = asTlsqlError(thrown);
    context.stderr.write(`${printable(shownError(error, options))}\n`);
    return error.fault === 'user' || error.fault === 'file' ? { quit: false } : { quit: true, error };
  }
}

function shownError(error: TlsqlError, { settings }: ClientOptions): string {
  const shown = clientError(error, settings);
  if (shown === undefined) return `ERROR: ${ownWords(error)}`;
  return shown.explanation === undefined ? errorLine(shown) : `${errorLine(shown)}\n${shown.explanation}`;
}

const prompts: Readonly<Record<Open, string>> = {
  '': 'tlsql> ',
  '->': '    -> ',
  "'": "    '> ",
  '"': '    "> ',
  '`': '    `> ',
  '/*': '   /*> ',
};

function ask(lines: Interface, client: Client): void {
  lines.setPrompt(prompts[client.splitter.open()]);
  lines.prompt();
}

/** The terminal as readline wants it. */
function terminal({ stdout }: Context): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, taken) {
      stdout.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      taken();
    },
  });
  return Object.defineProperties(stream, { isTTY: { value: true }, columns: { get: () => stdout.columns } });
}

function greeting({ session }: Client): string {
  const { server, connectionId, tls } = session.facts;
  const safe = tls === undefined ? 'no TLS' : `${tls.protocol}, ${tls.cipher}`;
  return `Connected to ${server.flavor} ${server.version}, connection ${connectionId}, ${safe}. \\s shows more, help shows commands.\n\n`;
}
