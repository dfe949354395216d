import { fail, type TlsqlError } from '../base/error.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';
import type { ByteSink } from './byte-sink.ts';
import type { Runner } from './run-statements.ts';
import type { Piece, StatementSplitter } from './split-statements.ts';
import { connectionStatus, statusText } from './status-text.ts';

/** What the commands of the client work on. */
export interface CommandScope {
  readonly session: Session;
  readonly settings: SessionSettings;
  readonly runner: Runner;
  readonly splitter: StatementSplitter;
  readonly sink: ByteSink;
  /** Writes to standard error. */
  readonly say: (text: string) => void;
  readonly now: () => Date;
  /** Runs the statements of a file; the first error that stopped it. */
  readonly source: (path: string) => Promise<TlsqlError | undefined>;
}

/** What came of a piece of the input. */
export type PieceOutcome = { readonly quit: boolean; readonly error?: TlsqlError };

const done: PieceOutcome = { quit: false };

const help = `Statements end with ; or \\g, with \\G each row is a block of lines. Commands:
  use DB       (\\u)  use another database
  status       (\\s)  show the connection: TLS, certificates, account
  source FILE  (\\.)  run the statements of a file
  delimiter X  (\\d)  end statements with X
  warnings     (\\W)  show warnings after each statement; nowarning (\\w) ends that
  clear        (\\c)  forget what was begun
  quit         (\\q)  leave
`;

/** Runs one command of the client (`use`, `status`, …). */
export async function runClientCommand(
  { name, argument, line }: Piece & { readonly kind: 'command' },
  scope: CommandScope,
): Promise<PieceOutcome> {
  switch (name) {
    case 'quit':
    case 'exit':
      return { quit: true };
    case 'use':
      return failed(await scope.runner.statement(`USE ${identifier(argument)}`, line, false));
    case 'status':
      await scope.sink.text(statusText(await connectionStatus(scope.session, scope.settings, scope.now())));
      await scope.sink.flush();
      return done;
    case 'source':
      return failed(await scope.source(Buffer.from(argument, 'latin1').toString('utf8')));
    case 'warnings':
    case 'nowarning':
      scope.runner.showWarnings = name === 'warnings';
      return done;
    case 'help':
    case '?':
      if (argument !== '')
        return failed(await scope.runner.statement(`HELP '${argument.replaceAll("'", "''")}'`, line, false));
      scope.say(help);
      return done;
    case 'rehash':
    case 'nopager':
    case 'notee':
      return done;
    default:
      return fail('usage', {
        seen: name === 'unknown' ? `unknown command '${argument}'` : `the client command '${name}' is not supported`,
        expected: 'a statement, or one of: use, status, source, delimiter, warnings, nowarning, clear, help, quit',
      });
  }
}

const failed = (error: TlsqlError | undefined): PieceOutcome => (error === undefined ? done : { quit: false, error });

/** The name as the statement needs it: the client takes `use my-db` without quotes. */
function identifier(argument: string): string {
  const name = argument.replace(/;+$/, '').trim();
  const bare = /^(['"`])(.*)\1$/s.exec(name)?.[2] ?? name;
  return `\`${bare.replaceAll('`', '``')}\``;
}
