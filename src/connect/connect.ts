import { createReadStream } from 'node:fs';
import { fail, type TlsqlError } from '../base/error.ts';
import { fileError } from '../io/files.ts';
import { openSession, type SessionSettings } from '../session/open-session.ts';
import { ByteSink, type WriteBytes } from './byte-sink.ts';
import { runClientCommand } from './client-commands.ts';
import type { CommandScope, Desk, PieceOutcome } from './command-scope.ts';
import { elsewhere, type Live, moveTo } from './live.ts';
import { type Outputs, outputs } from './outputs.ts';
import { batchPrinter } from './print-batch.ts';
import { type JsonPrinter, jsonPrinter } from './print-json.ts';
import { htmlPrinter, xmlPrinter } from './print-markup.ts';
import { tablePrinter, verticalPrinter } from './print-table.ts';
import { readLines } from './read-lines.ts';
import type { ResultPrinter } from './result-printer.ts';
import { type Runner, statementRunner } from './run-statements.ts';
import { type Piece, StatementSplitter } from './split-statements.ts';

/** What a client run is to do and how it shows it. */
export interface ClientOptions {
  readonly settings: SessionSettings;
  readonly format: 'batch' | 'table' | 'vertical' | 'xml' | 'html' | 'json';
  readonly names: boolean;
  readonly raw: boolean;
  readonly hex: boolean;
  /** The output is a terminal. */
  readonly terminal: boolean;
  /** Print "1 row in set" lines. */
  readonly info: boolean;
  /** Print statements before they run. */
  readonly echo: boolean;
  /** Name the line of the input in errors. */
  readonly lines: boolean;
  /** Go on after a failed statement. */
  readonly force: boolean;
  readonly showWarnings: boolean;
  readonly delimiter: string;
  /** Statements to run before all others. */
  readonly before: readonly string[];
  readonly write: WriteBytes;
  readonly say: (text: string) => void;
  /** The signal that kills the running statement. */
  readonly signal: () => AbortSignal;
  readonly now: () => Date;
  /** The prompt that statements are typed at. */
  readonly desk?: Desk;
  /** Append output to this file from the start. */
  readonly tee?: string;
  readonly systemCommand?: boolean;
  readonly oneDatabase?: boolean;
}

/** A logged-in client that is fed with lines. */
export interface Client {
  readonly live: Live;
  readonly outputs: Outputs;
  readonly splitter: StatementSplitter;
  /** Runs what the line completes. Errors of statements are printed and are the outcome; a lost connection throws. */
  line(text: string): Promise<PieceOutcome>;
  /** Connects anew as the session in use was: the server has closed that one. */
  reconnect(): Promise<void>;
  /** The input is over: runs what was begun. With `force`, the outcome has the first error that was passed over. */
  end(): Promise<PieceOutcome>;
  /** Ends the document (JSON), sends what is left and closes. */
  close(error?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Files that source files that source …: more is a circle. */
const deepest = 16;

/** Connects and logs in; throws what `openSession` throws. */
export async function openClient(options: ClientOptions): Promise<Client> {
  const { settings } = options;
  const out = outputs(options.write);
  if (options.tee !== undefined) out.tee(options.tee);
  const live: Live = { session: await openSession(settings), settings, database: settings.database ?? '' };
  const sink = new ByteSink(out.write);
  const { printer, vertical } = printersOf(options, sink);
  const { info, echo, lines } = options;
  const json = options.format === 'json';
  const style = { printer, vertical, info, echo, lines, json };
  const paged = options.desk === undefined ? style : { ...style, settle: out.settle };
  const say = (text: string): void => {
    out.note(text);
    options.say(text);
  };
  const runner = statementRunner(live, paged, sink, say, options.signal);
  runner.showWarnings = options.showWarnings;
  const client = feeder({ ...options, say }, live, out, sink, runner);
  const error = await client.begin();
  if (error !== undefined && !options.force) throw error;
  return {
    ...client,
    outputs: out,
    async reconnect() {
      await moveTo(live, elsewhere(live, undefined, undefined));
      await client.begin();
    },
    async close(error) {
      if (isJson(printer)) await printer.close(error === undefined ? {} : { error });
      await sink.flush();
      await out.settle();
      out.notee();
      await live.session.close();
    },
  };
}

function printersOf(
  options: ClientOptions,
  sink: ByteSink,
): { printer: ResultPrinter | JsonPrinter; vertical: ResultPrinter } {
  const { names, raw, hex, terminal, format } = options;
  const style = { names, raw, hex, terminal };
  const printers = {
    batch: batchPrinter,
    table: tablePrinter,
    vertical: verticalPrinter,
    xml: xmlPrinter,
    html: htmlPrinter,
    json: (to: ByteSink): ResultPrinter => jsonPrinter(to),
  };
  const printer = printers[format](sink, style);
  // Markup stays markup, whatever ends a statement.
  return { printer, vertical: format === 'xml' || format === 'html' ? printer : verticalPrinter(sink, style) };
}

const isJson = (printer: ResultPrinter): printer is JsonPrinter => 'close' in printer;

function feeder(
  options: ClientOptions,
  live: Live,
  out: Outputs,
  sink: ByteSink,
  runner: Runner,
): Pick<Client, 'live' | 'splitter' | 'line' | 'end'> & Pick<CommandScope, 'begin'> {
  const splitter = new StatementSplitter(options.delimiter);
  let depth = 0;
  let passedOver: TlsqlError | undefined;
  const scope: CommandScope = {
    live,
    runner,
    splitter,
    sink,
    say: options.say,
    now: options.now,
    source,
    feed,
    begin,
    outputs: out,
    desk: options.desk,
    systemCommand: options.systemCommand === true,
    only: options.oneDatabase === true ? (options.settings.database ?? '') : undefined,
  };
  return {
    live,
    begin,
    splitter,
    line: (text) => runAll(splitter.line(text), splitter),
    end: async () => {
      const outcome = await runAll(splitter.end(), splitter);
      return passedOver === undefined ? outcome : { quit: outcome.quit, error: passedOver };
    },
  };

  /** Runs pieces until one fails (unless forced) or quits. */
  async function runAll(pieces: readonly Piece[], from: StatementSplitter): Promise<PieceOutcome> {
    let outcome: PieceOutcome = { quit: false };
    for (const piece of pieces) {
      if (piece.kind === 'command') outcome = await runClientCommand(piece, { ...scope, splitter: from });
      else {
        const error = await runner.statement(piece.sql, piece.line, piece.vertical);
        from.plainBackslash = runner.plainBackslash;
        outcome = error === undefined ? { quit: false } : { quit: false, error };
      }
      if (options.force) passedOver ??= outcome.error;
      if (outcome.quit || (outcome.error !== undefined && !options.force)) return outcome;
    }
    return options.force ? { quit: outcome.quit } : outcome;
  }

  async function begin(): Promise<TlsqlError | undefined> {
    let first: TlsqlError | undefined;
    for (const sql of options.before) {
      first ??= await runner.statement(Buffer.from(sql).toString('latin1'), 0, false, 'nothing');
      if (first !== undefined && !options.force) return first;
    }
    return first;
  }

  async function feed(text: string): Promise<PieceOutcome> {
    let outcome: PieceOutcome = { quit: false };
    for (const line of text === '' ? [] : text.split('\n')) {
      outcome = await runAll(splitter.line(line), splitter);
      if (outcome.quit || outcome.error !== undefined) break;
    }
    return outcome;
  }

  /** Runs a file's statements with a splitter of its own, as lines of its own count. */
  async function source(path: string): Promise<TlsqlError | undefined> {
    if (depth === deepest) fail('usage', { at: path, seen: `${deepest} files that source each other` });
    depth += 1;
    try {
      const own = new StatementSplitter(options.delimiter);
      for await (const line of readLines(createReadStream(path))) {
        const outcome = await runAll(own.line(line), own);
        if (outcome.quit || outcome.error !== undefined) return outcome.error;
      }
      return (await runAll(own.end(), own)).error;
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall === undefined ? error : fileError(error, path);
    } finally {
      depth -= 1;
    }
  }
}
