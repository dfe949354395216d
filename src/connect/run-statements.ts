import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import type { OkPacket } from '../mysql/packets/ok.ts';
import type { Session } from '../session/open-session.ts';
import { type ResultListener, runStatement } from '../session/query.ts';
import type { ByteSink, Drain } from './byte-sink.ts';
import { clientError, errorLine } from './client-error.ts';
import { interruptible } from './kill-query.ts';
import type { Live } from './live.ts';
import type { JsonPrinter } from './print-json.ts';
import { resultInfo } from './result-info.ts';
import type { ResultPrinter } from './result-printer.ts';

/** How statements are run and what is printed. */
export interface RunStyle {
  readonly printer: ResultPrinter | JsonPrinter;
  readonly vertical: ResultPrinter;
  /** Print "1 row in set (0.01 sec)" after each. */
  readonly info: boolean;
  /** Print each statement before it runs. */
  readonly echo: boolean;
  /** Errors name the line of the input. */
  readonly lines: boolean;
  readonly json: boolean;
  /** Waits until what was printed is shown: a pager has it. */
  readonly settle?: () => Promise<void>;
}

/** A runner of statements over the session that is in use. */
export interface Runner {
  /** Runs one statement; the error if it failed, already printed. Throws when the connection is gone. */
  statement(sql: string, line: number, vertical: boolean, tell?: Tell): Promise<TlsqlError | undefined>;
  /** Print warnings after each statement. */
  showWarnings: boolean;
  /** Statements are passed over: they are another database's (`--one-database`). */
  passOver: boolean;
  /** The session has NO_BACKSLASH_ESCAPES, as the last statement's answer says. */
  plainBackslash: boolean;
}

/** What is said of a statement: its result and the line after it, the result alone, or only errors. */
type Tell = 'all' | 'result' | 'nothing';

/** SERVER_STATUS_NO_BACKSLASH_ESCAPES (mysql's include/mysql_com.h). */
const noBackslashEscapes = 512;

/** Nobody waits for a statement of a month. */
const longest = 2_147_483_000;

/** @param say writes to standard error. `signal` kills the running statement. */
export function statementRunner(
  live: Live,
  style: RunStyle,
  sink: ByteSink,
  say: (text: string) => void,
  signal: () => AbortSignal,
): Runner {
  const runner: Runner = {
    showWarnings: false,
    plainBackslash: false,
    passOver: false,
    async statement(sql, line, vertical, tell = 'all') {
      if (runner.passOver) return undefined;
      const { session, settings } = live;
      const printer = vertical && !style.json ? style.vertical : style.printer;
      if (style.echo && tell === 'all') await sink.text(`--------------\n${decode(sql)}\n--------------\n\n`);
      if ('statement' in printer) printer.statement?.(sql);
      const told = { warnings: 0 };
      const work = (): Promise<void> =>
        ask(session, Buffer.from(sql, 'latin1'), deadlineIn(longest), listen(printer, told, tell));
      try {
        await interruptible(settings, session, signal(), work);
        await sink.flush();
        if (runner.showWarnings && told.warnings > 0 && !style.json) await warnings(session, sink);
        return undefined;
      } catch (thrown) {
        await sink.flush();
        const error = asTlsqlError(thrown);
        if (error.code !== 'server-error' && error.code !== 'local-infile-refused') throw error;
        tellError(error, line);
        return error;
      }
    },
  };
  return runner;

  function tellError(error: TlsqlError, line: number): void {
    const shown = clientError(error, live.settings);
    if (shown === undefined) return;
    const explanation = shown.explanation === undefined ? '' : `${shown.explanation}\n`;
    say(`${errorLine(shown, style.lines ? line : undefined)}\n${explanation}`);
  }

  /** Passes a response on to a printer, with the lines that follow each result. */
  function listen(printer: ResultPrinter | JsonPrinter, told: { warnings: number }, tell: Tell): ResultListener {
    const info = style.info && tell === 'all';
    const started = performance.now();
    let rows = 0;
    const after = (text: string): Drain => (info ? tellInfo(`${text}\n\n`, style, sink, say) : undefined);
    return {
      columns: (columns) => {
        rows = 0;
        return printer.columns(columns);
      },
      row: info
        ? (payload) => {
            rows += 1;
            return printer.row(payload);
          }
        : (payload) => printer.row(payload),
      end: (count) => {
        told.warnings = count;
        const drain = printer.end(count);
        return after(resultInfo({ rows, warnings: count, millis: performance.now() - started })) ?? drain;
      },
      ok: (ok: OkPacket) => {
        told.warnings = ok.warnings;
        runner.plainBackslash = (ok.status & noBackslashEscapes) !== 0;
        if ('ok' in printer) return tell === 'nothing' ? undefined : printer.ok(ok);
        return after(resultInfo({ ok, warnings: ok.warnings, millis: performance.now() - started }));
      },
    };
  }
}

/** The line about a result is none of its rows: a pager doesn't get it. */
function tellInfo(text: string, { settle }: RunStyle, sink: ByteSink, say: (text: string) => void): Drain {
  if (settle === undefined) return sink.text(text);
  const told = async (): Promise<void> => {
    await sink.flush();
    await settle();
    say(text);
  };
  return told();
}

async function ask(session: Session, sql: Uint8Array, deadline: Deadline, listener: ResultListener): Promise<void> {
  await runStatement(session.channel, session.outcome.capabilities, sql, deadline, listener);
}

async function warnings(session: Session, sink: ByteSink): Promise<void> {
  for (const [level, code, message] of await session.query('SHOW WARNINGS'))
    sink.text(`${level} (Code ${code}): ${message}\n`);
  await sink.flush();
}

const decode = (sql: string): string => Buffer.from(sql, 'latin1').toString('utf8');
