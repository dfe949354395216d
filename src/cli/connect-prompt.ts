import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import { clientError, errorLine, ownWords } from '../connect/client-error.ts';
import type { Desk, PieceOutcome } from '../connect/command-scope.ts';
import { type Client, type ClientOptions, openClient } from '../connect/connect.ts';
import { promptText } from '../connect/prompt-text.ts';
import type { Open } from '../connect/split-statements.ts';
import { printable } from '../report/printable.ts';
import type { ExitStatus } from './command.ts';
import { loadHistory, saveHistory } from './connect-history.ts';
import type { Context } from './context.ts';

/** What the prompt looks like, and the pager to begin with (`''`: the user's own). */
export interface PromptOptions {
  readonly prompt?: string;
  readonly pager?: string;
}

/** The interactive client: a prompt with history, until `quit` or the end of input. Throws what connecting throws. */
export async function runPrompt(context: Context, options: ClientOptions, look: PromptOptions): Promise<ExitStatus> {
  // Ctrl-C kills the running statement and not the program, so each statement has a signal of its own.
  let interrupt = new AbortController();
  const { env } = context;
  const firstPrompt = look.prompt ?? env.MYSQL_PS1 ?? 'tlsql> ';
  const desk: Desk = {
    prompt: firstPrompt,
    firstPrompt,
    pager: look.pager || env.PAGER || undefined,
    editor: env.VISUAL || env.EDITOR || 'vi',
    lend: (work) => lend(context, lines, () => interrupt.abort(), work),
  };
  const client = await openClient({ ...options, desk, signal: () => interrupt.signal });
  if (look.pager !== undefined) client.outputs.pager = desk.pager;
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
    let count = 0;
    const ask = (): void => {
      count += 1;
      lines.setPrompt(promptFor(client, desk, context, count));
      lines.prompt();
    };
    lines.on('SIGINT', () => {
      if (busy) return interrupt.abort();
      client.splitter.clear();
      context.stderr.write('^C\n');
      ask();
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
        client.outputs.note(`${lines.getPrompt()}${text}\n`);
        const work = (): Promise<PieceOutcome> => runLine(client, context, options, text);
        const outcome = await (client.outputs.pager === undefined ? work() : desk.lend(work));
        if (outcome.quit) return leave(outcome.error === undefined ? 0 : 3);
      }
      busy = false;
      ask();
    };
    ask();
  });
  const status = await end;
  await client.close().catch(() => undefined);
  context.stderr.write('Bye\n');
  return status;
}

/**
 * Runs what a line completes. After a lost connection the next line connects again first, as the mysql client does; what was
 * begun, and the state of the session, are gone with it.
 */
async function runLine(client: Client, context: Context, options: ClientOptions, text: string): Promise<PieceOutcome> {
  try {
    if (!isAlive(client) && !/^\s*(\\q|exit|quit)\b/i.test(text)) {
      context.stderr.write('No connection. Trying to reconnect...\n');
      await client.reconnect();
      const { facts } = client.live.session;
      const database = client.live.database || '*** NONE ***';
      context.stderr.write(`Connection id:    ${facts.connectionId}\nCurrent database: ${database}\n\n`);
    }
    const outcome = await client.line(Buffer.from(text).toString('latin1'));
    return { quit: outcome.quit };
  } catch (thrown) {
    const error = asTlsqlError(thrown);
    const text = `${printable(shownError(error, options))}\n`;
    client.outputs.note(text);
    context.stderr.write(text);
    if (!isAlive(client)) client.splitter.clear();
    return { quit: false };
  }
}

/** A failed `connect` or a mistyped command leaves the session as it was. */
const isAlive = ({ live }: Client): boolean => live.session.channel.link().alive();

function shownError(error: TlsqlError, { settings }: ClientOptions): string {
  const shown = clientError(error, settings);
  if (shown === undefined) return `ERROR: ${ownWords(error)}`;
  return shown.explanation === undefined ? errorLine(shown) : `${errorLine(shown)}\n${shown.explanation}`;
}

/** Leaves terminal and Ctrl-C to a program: to a pager, an editor, a command of the shell. */
async function lend<T>(context: Context, lines: Interface, stop: () => void, work: () => Promise<T>): Promise<T> {
  const { stdin, interrupts } = context;
  const raw = (on: boolean): void => void (stdin as { setRawMode?: (on: boolean) => void }).setRawMode?.(on);
  lines.pause();
  raw(false);
  if (interrupts !== undefined) interrupts.handler = stop;
  try {
    return await work();
  } finally {
    if (interrupts !== undefined) interrupts.handler = undefined;
    raw(true);
    lines.resume();
  }
}

function promptFor({ live, splitter }: Client, desk: Desk, { now }: Context, count: number): string {
  const open = splitter.open();
  if (open !== '') return prompts[open];
  const { target, user } = live.settings;
  const [host, port] = 'socket' in target ? ['localhost', target.socket] : [target.host, String(target.port)];
  const { server, connectionId } = live.session.facts;
  return promptText(desk.prompt, {
    user,
    host,
    port,
    database: live.database,
    version: server.version,
    account: `${user}@${host}`,
    delimiter: splitter.delimiter,
    connectionId,
    count,
    now: now(),
  });
}

const prompts: Readonly<Record<Exclude<Open, ''>, string>> = {
  '->': '    -> ',
  "'": "    '> ",
  '"': '    "> ',
  '`': '    `> ',
  '/*': '   /*> ',
};

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

function greeting({ live }: Client): string {
  const { server, connectionId, tls } = live.session.facts;
  const safe = tls === undefined ? 'no TLS' : `${tls.protocol}, ${tls.cipher}`;
  return `Connected to ${server.flavor} ${server.version}, connection ${connectionId}, ${safe}. \\s shows more, help shows commands.\n\n`;
}
