import { userInfo } from 'node:os';
import { exists, listNames, readText } from '../io/files.ts';
import { collectOptions } from '../optionfile/collect-options.ts';
import { type ConnectionOptions, connectionOptions } from '../optionfile/connection-options.ts';
import type { GivenOption, OptionValues } from '../optionfile/option-spec.ts';
import { type ResolvedSession, resolveSession } from '../session/session-settings.ts';
import { askOnTerminal } from './ask-on-terminal.ts';
import type { Context } from './context.ts';

/** What a command line with the connection flags gives, whatever else it has. */
export interface GivenConnection {
  readonly options: OptionValues<ConnectionOptions>;
  readonly given: readonly GivenOption[];
}

/** How a command wants its connection. */
export interface ConnectionWishes {
  /** A database named as a word beside the options. */
  readonly database?: string;
  /** Standard input is for something else: a password is asked for on the terminal or not at all. */
  readonly stdinTaken?: boolean;
  /** Don't print the notes; the command does. */
  readonly quiet?: boolean;
}

/**
 * The connection that the command line, the option files and the environment describe: files read, password and passphrase
 * asked for, nothing dialled. Notes go to standard error.
 */
export async function connectionFromGiven(
  context: Context,
  given: GivenConnection,
  wishes: ConnectionWishes = {},
): Promise<ResolvedSession> {
  const known = new Set<string>(connectionOptions.map(({ name }) => name));
  const typed = given.given.filter(({ name }) => known.has(name));
  const connection = collectOptions([...environmentOptions(context.env), ...typed], connectionOptions);
  const options =
    wishes.database === undefined ? connection.options : { ...connection.options, database: wishes.database };
  const ask = (question: string): Promise<string> => askOnTerminal(context, question, wishes.stdinTaken === true);
  const resolved = await resolveSession(
    { options, origins: connection.origins },
    {
      readText,
      listNames,
      exists,
      userName: () => userName(context),
      password: () => ask('Enter password: '),
      passphrase: (path) => ask(`Enter passphrase of ${path}: `),
    },
  );
  if (wishes.quiet !== true) for (const note of resolved.notes) context.stderr.write(`note: ${note}\n`);
  return resolved;
}

/** The variables that the mysql client reads (client/mysql.cc, sql-common/client.cc). */
function environmentOptions(env: Context['env']): GivenOption[] {
  return [
    ['MYSQL_HOST', 'host'],
    ['MYSQL_TCP_PORT', 'port'],
    ['MYSQL_UNIX_PORT', 'socket'],
    ['MYSQL_PWD', 'password'],
  ].flatMap(([variable = '', name = '']) => {
    const value = env[variable];
    return value === undefined ? [] : [{ name, value, origin: { kind: 'environment', variable } }];
  });
}

/** The login name, as the mysql client takes it: root for uid 0, else of the system, else of the environment. */
function userName({ env }: Context): string {
  try {
    const { uid, username } = userInfo();
    return uid === 0 ? 'root' : username;
  } catch {
    return env.USER ?? env.LOGNAME ?? 'UNKNOWN_USER';
  }
}
