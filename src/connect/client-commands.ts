import { deadlineIn } from '../base/deadline.ts';
import { asTlsqlError, fail, type TlsqlError } from '../base/error.ts';
import { runCommand } from '../session/query.ts';
import { clientError, errorLine } from './client-error.ts';
import type { CommandScope, PieceOutcome } from './command-scope.ts';
import { elsewhere, moveTo } from './live.ts';
import type { Piece } from './split-statements.ts';
import { connectionStatus, statusText } from './status-text.ts';

const done: PieceOutcome = { quit: false };

const help = `Statements end with ; or \\g, with \\G each row is a block of lines. Commands:
  charset NAME     (\\C)  speak another character set to the server
  clear            (\\c)  forget what was begun; print (\\p) shows it, edit (\\e) opens it in $EDITOR
  connect DB HOST  (\\r)  connect again, both optional; resetconnection (\\x) keeps the connection
  delimiter X      (\\d)  end statements with X
  pager COMMAND    (\\P)  show results through a program; nopager (\\n) ends that
  prompt FORMAT    (\\R)  change the prompt: \\u user, \\h host, \\d database …
  quit             (\\q)  leave
  source FILE      (\\.)  run the statements of a file
  status           (\\s)  show the connection: TLS, certificates, account
  system COMMAND   (\\!)  run a command of the shell
  tee FILE         (\\T)  append all output to a file; notee (\\t) ends that
  use DB           (\\u)  use another database
  warnings         (\\W)  show warnings after each statement; nowarning (\\w) ends that
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
      return await use(bareName(argument), line, scope);
    case 'connect':
      return await connectAgain(argument, scope);
    case 'resetconnection':
      await runCommand(
        scope.live.session.channel,
        scope.live.session.outcome.capabilities,
        { command: 'reset-connection' },
        deadlineIn(60_000),
      );
      return failed(await scope.begin());
    case 'charset':
      return await charset(argument, line, scope);
    case 'status':
      await scope.sink.text(statusText(await connectionStatus(scope.live.session, scope.live.settings, scope.now())));
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
      return done;
    default: {
      // Loaded when it is needed: it starts programs.
      const { runLocalCommand } = await import('./local-commands.ts');
      return (
        (await runLocalCommand(name, argument, scope)) ??
        fail('usage', { seen: `unknown command '${argument}'`, expected: 'a statement or a command; help lists them' })
      );
    }
  }
}

const failed = (error: TlsqlError | undefined): PieceOutcome => (error === undefined ? done : { quit: false, error });

async function use(name: string, line: number, scope: CommandScope): Promise<PieceOutcome> {
  const { runner, live, only, desk, say } = scope;
  // With --one-database a dump's other databases need not be there.
  runner.passOver = only !== undefined && name !== only;
  if (runner.passOver) return done;
  const error = await runner.statement(`USE \`${name.replaceAll('`', '``')}\``, line, false, 'result');
  if (error === undefined) {
    live.database = name;
    if (desk !== undefined) say('Database changed\n');
  }
  return failed(error);
}

/** The name that is meant: the client takes `use my-db` without quotes. */
function bareName(argument: string): string {
  const name = argument.replace(/;+$/, '').trim();
  return /^(['"`])(.*)\1$/s.exec(name)?.[2] ?? name;
}

async function connectAgain(argument: string, scope: CommandScope): Promise<PieceOutcome> {
  const { live, say, desk } = scope;
  const [database, host] = argument.split(/\s+/).filter((word) => word !== '');
  const settings = elsewhere(live, database, host);
  try {
    await moveTo(live, settings);
  } catch (thrown) {
    const refused = asTlsqlError(thrown);
    const shown = clientError(refused, settings);
    if (shown === undefined) throw thrown;
    say(`${errorLine(shown)}\n${shown.explanation === undefined ? '' : `${shown.explanation}\n`}`);
    return failed(refused);
  }
  const error = await scope.begin();
  if (desk !== undefined) {
    const id = live.session.facts.connectionId;
    say(`Connection id:    ${id}\nCurrent database: ${live.database || '*** NONE ***'}\n\n`);
  }
  return failed(error);
}

/** What is sent and printed are bytes, so that the server alone need know how to read them. */
async function charset(argument: string, line: number, { runner, say, desk }: CommandScope): Promise<PieceOutcome> {
  if (!/^\w+$/.test(argument)) fail('usage', { seen: `charset ${argument}`, expected: 'the name of a character set' });
  const error = await runner.statement(`SET NAMES ${argument}`, line, false, 'result');
  if (error === undefined && desk !== undefined) say('Charset changed\n');
  return failed(error);
}
