import { asTlsqlError, errorToJson, TlsqlError } from '../base/error.ts';
import { clientError, errorLine } from '../connect/client-error.ts';
import type { PieceOutcome } from '../connect/command-scope.ts';
import { type Client, type ClientOptions, openClient } from '../connect/connect.ts';
import { readLines, textLines } from '../connect/read-lines.ts';
import type { ReadArguments } from '../optionfile/read-arguments.ts';
import { printable } from '../report/printable.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { defineCommand, type ExitStatus, type Outcome } from './command.ts';
import { withFileOptions } from './connect-file-options.ts';
import { connectOptions } from './connect-options.ts';
import type { PromptOptions } from './connect-prompt.ts';
import { connectionFromGiven } from './connection.ts';
import type { Context } from './context.ts';
import { doctorLine } from './doctor-line.ts';
import { exitStatus } from './exit-status.ts';
import { untilAborted } from './until-aborted.ts';

type Given = ReadArguments<
  readonly [...typeof connectOptions, { readonly name: 'json'; readonly kind: 'flag'; readonly help: string }]
>;

export const connect = defineCommand({
  name: 'connect',
  does: "Runs SQL over a verified connection, with the mysql client's flags, option files and output.",
  synopsis: "[mysql's flags] [DATABASE] [-e SQL]",
  positionals: [0, 1],
  about: [
    'SQL comes from -e, from standard input, or is typed at a prompt. Results are tables on a terminal and tab-separated lines',
    'otherwise, as the mysql client prints them. status (\\s) shows protocol, cipher, certificates and how they were verified.',
    'With --ssl-ca alone chain and name of the server are verified; PREFERRED goes plain only where the server offers no TLS.',
  ].join('\n'),
  options: connectOptions,
  examples: [
    {
      line: 'tlsql connect -h db1 -u app -p --ssl-ca ca.pem -e status',
      does: 'shows what the connection is protected by',
    },
    {
      line: 'tlsql connect -h db1 -u app -p --ssl-ca ca.pem shop < dump.sql',
      does: 'runs a file; the password is asked for',
    },
    { line: "tlsql connect -u root --json -e 'SHOW STATUS'", does: 'gives the result to a program' },
  ],
  run: (context, given) => runConnect(context, given),
});

async function runConnect(context: Context, given: Given): Promise<Outcome> {
  const { options } = given;
  const interactive =
    options.execute.length === 0 &&
    context.stdin.isTTY === true &&
    context.stdout.isTTY &&
    options.batch !== true &&
    !options.json;
  let settings: SessionSettings | undefined;
  let client: Client | undefined;
  try {
    const [database] = given.positionals;
    const stdinTaken = options.execute.length === 0;
    const wishes = { ...(database === undefined ? {} : { database }), stdinTaken };
    const described = await connectionFromGiven(context, given, wishes);
    const own = withFileOptions(given.given, described.fileOptions, (note) => context.stderr.write(`note: ${note}\n`));
    const all: Given = { ...given, given: own.given, options: { ...own.options, json: options.json } };
    settings = withCompression(described.settings, all, context);
    if (options['local-infile'] === true)
      context.stderr.write('note: --local-infile is ignored: local files are never sent\n');
    if (interactive) {
      const { runPrompt } = await import('./connect-prompt.ts');
      return done(await runPrompt(context, clientOptions(context, all, settings, true), promptOptions(all)));
    }
    client = await untilAborted(context.signal, openClient(clientOptions(context, all, settings, false)));
    const outcome = await feed(client, context, options.execute);
    context.signal.throwIfAborted();
    await client.close(outcome.error === undefined ? undefined : errorToJson(outcome.error));
    return done(outcome.error === undefined ? 0 : 1);
  } catch (thrown) {
    return await failed(context, given, asTlsqlError(thrown), settings, client);
  }
}

const done = (status: ExitStatus): Outcome => ({ status, json: undefined, text: '' });

/** Runs the input to its end, or to the first error. */
async function feed(client: Client, context: Context, execute: readonly string[]): Promise<PieceOutcome> {
  const stop = (): void => void (context.stdin as { destroy?: () => void }).destroy?.();
  if (execute.length === 0) context.signal.addEventListener('abort', stop, { once: true });
  const lines =
    execute.length > 0 ? execute.flatMap(textLines) : readLines(context.stdin as AsyncIterable<Uint8Array | string>);
  for await (const line of lines) {
    const outcome = await client.line(line);
    if (outcome.quit || outcome.error !== undefined) return outcome;
    context.signal.throwIfAborted();
  }
  return await client.end();
}

/** The mysql client's line, one of ours, and what to type next. */
async function failed(
  context: Context,
  given: Given,
  error: TlsqlError,
  settings: SessionSettings | undefined,
  client: Client | undefined,
): Promise<Outcome> {
  await client?.close(errorToJson(error)).catch(() => undefined);
  const shown = clientError(error, settings);
  if (context.signal.aborted || shown === undefined) throw error;
  if (given.options.json && client === undefined)
    context.stdout.write(`${JSON.stringify({ error: errorToJson(error) }, null, 1)}\n`);
  const lines = [errorLine(shown)];
  if (shown.explanation !== undefined) lines.push(shown.explanation);
  if (client === undefined) lines.push(`to find the cause: ${doctorLine(given.given)}`);
  context.stderr.write(`${lines.map((line) => printable(line.replaceAll('\n', ' '))).join('\n')}\n`);
  return done(exitStatus(error));
}

function withCompression(settings: SessionSettings, { options }: Given, context: Context): SessionSettings {
  const wanted = options['compression-algorithms']?.split(',').map((name) => name.trim().toLowerCase());
  const kinds =
    wanted === undefined
      ? (settings.compress ?? [])
      : (['zlib', 'zstd'] as const).filter((kind) => wanted.includes(kind));
  const unknown = wanted?.find((name) => !['zlib', 'zstd', 'uncompressed'].includes(name));
  if (unknown !== undefined) {
    throw new TlsqlError('usage', {
      seen: `--compression-algorithms=${options['compression-algorithms']}`,
      expected: 'zlib, zstd, uncompressed',
    });
  }
  if (kinds.length > 0 && settings.tls === 'never')
    context.stderr.write('note: compression is no encryption: what is sent can be read on the way\n');
  // As in the mysql client, who doesn't list `uncompressed` wants no connection without compression.
  const must = wanted !== undefined && kinds.length > 0 && !wanted.includes('uncompressed');
  return { ...settings, compress: kinds, mustCompress: must };
}

function clientOptions(context: Context, given: Given, settings: SessionSettings, interactive: boolean): ClientOptions {
  const { options } = given;
  const verbose = given.given.filter(({ name }) => name === 'verbose').length;
  const silent = options.batch === true || options.silent === true;
  // As the mysql client: tables on a terminal, lines with tabs where input or output is none.
  const terminal = context.stdout.isTTY && (context.stdin.isTTY === true || options.execute.length > 0);
  const table = options.table === true || verbose >= 3 || (terminal && !silent);
  const format = formatOf(options, table);
  const { stdout } = context;
  return {
    settings,
    format,
    names:
      options['skip-column-names'] !== true &&
      options['column-names'] !== false &&
      (format !== 'batch' || silence(context, given) < 2),
    raw: options.raw === true,
    hex: options['binary-as-hex'] ?? interactive,
    terminal: context.stdout.isTTY,
    info: interactive || (verbose >= 3 && !options.json),
    echo: verbose >= 1 && !options.json,
    lines: !interactive && options['line-numbers'] !== false && options['skip-line-numbers'] !== true,
    force: options.force === true,
    showWarnings: options['show-warnings'] === true,
    delimiter: options.delimiter === undefined || options.delimiter === '' ? ';' : options.delimiter,
    before: beforeStatements(given),
    write: (bytes) => {
      if (stdout.writeBytes !== undefined) return stdout.writeBytes(bytes);
      stdout.write(Buffer.from(bytes).toString('utf8'));
      return undefined;
    },
    say: (text) => context.stderr.write(printable(text)),
    signal: () => context.signal,
    now: context.now,
    ...(options.tee === undefined ? {} : { tee: options.tee }),
    systemCommand: options['system-command'] === true,
    oneDatabase: options['one-database'] === true,
  };
}

function promptOptions({ options }: Given): PromptOptions {
  const { prompt, pager } = options;
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(pager === undefined || pager === false ? {} : { pager: pager === true ? '' : pager }),
  };
}

/** The first that is asked for, in the mysql client's order of precedence. */
function formatOf(options: Given['options'], table: boolean): ClientOptions['format'] {
  if (options.json) return 'json';
  if (options.html === true) return 'html';
  if (options.xml === true) return 'xml';
  if (options.vertical === true) return 'vertical';
  return table ? 'table' : 'batch';
}

/** How silent the mysql client would be (opt_silent in client/mysql.cc): from 2 on it leaves out the names of columns. */
function silence(context: Context, { options, given }: Given): number {
  const terminal = context.stdout.isTTY && context.stdin.isTTY === true;
  const least = !terminal || options.batch === true ? 1 : 0;
  return least + given.filter(({ name }) => name === 'silent').length;
}

function beforeStatements({ options }: Given): string[] {
  const safe = options['safe-updates'] === true || options['i-am-a-dummy'] === true;
  const limit = number(options['select-limit'], 'select-limit', 1000);
  const join = number(options['max-join-size'], 'max-join-size', 1_000_000);
  const charset = options['default-character-set'] ?? 'utf8mb4';
  if (!/^\w+$/.test(charset)) {
    throw new TlsqlError('usage', { seen: `--default-character-set=${charset}`, expected: 'a name' });
  }
  return [
    // `auto` is the terminal's, which is UTF-8 today.
    ...(/^(utf8mb4|auto)$/i.test(charset) ? [] : [`SET NAMES ${charset}`]),
    ...(safe ? [`SET sql_safe_updates=1, sql_select_limit=${limit}, max_join_size=${join}`] : []),
    ...(options['ignore-spaces'] === true ? ["SET sql_mode=CONCAT(@@sql_mode, ',IGNORE_SPACE')"] : []),
    ...options['init-command'],
    ...options['init-command-add'],
  ];
}

function number(given: string | undefined, option: string, otherwise: number): string {
  if (given === undefined) return String(otherwise);
  if (/^\d{1,20}$/.test(given)) return given;
  throw new TlsqlError('usage', { seen: `--${option}=${given}`, expected: 'a number' });
}
