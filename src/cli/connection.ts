import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { exists, listNames, readText } from '../io/files.ts';
import type { Machine } from '../io/machine.ts';
import { localOptionFiles } from '../io/option-source.ts';
import {
  type ConnectionSettings,
  connectionFileRequest,
  connectionSettings,
} from '../optionfile/connection-settings.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import type { OptionLine } from '../optionfile/read-option-lines.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { sessionSettings } from '../session/session-settings.ts';
import { askOnTerminal } from './ask-on-terminal.ts';
import type { Context } from './context.ts';

/** How a command wants its connection. */
export interface ConnectionWishes {
  /** A database named as a word beside the options. */
  readonly database?: string;
  /** Standard input is for something else: a password is asked for on the terminal or not at all. */
  readonly stdinTaken?: boolean;
  /** Answers to questions that were asked for connections before this one; it gets those that are asked now. */
  readonly answers?: Map<string, string>;
  /** The machine whose usual sockets are meant where none is named; this one unless said. */
  readonly machine?: Machine;
}

/** A connection, described but not made. */
export interface GivenConnection {
  readonly settings: SessionSettings;
  /** What flags, option files and environment say, before any file was read. */
  readonly connection: ConnectionSettings;
  /** All that the option files of a client say, in order. */
  readonly fileOptions: readonly OptionLine[];
}

/**
 * The connection that the command line, the option files and the environment describe: files read, password and passphrase
 * asked for, nothing dialled. Notes (what a flag means, what is ignored) go to standard error.
 *
 * @param given what `defineCommand` gives a command that has the connection flags.
 */
export async function connectionFromGiven(
  context: Context,
  { given }: { readonly given: readonly GivenOption[] },
  wishes: ConnectionWishes = {},
): Promise<GivenConnection> {
  const { connection, fileOptions } = describedConnection(context, given, wishes);
  for (const { text, id } of connection.warnings) {
    // Said by the program itself, before anything else.
    if (id !== 'password-in-arguments') context.stderr.write(`note: ${text}\n`);
  }
  const ask = async (question: string): Promise<string> => {
    const known = wishes.answers?.get(question);
    if (known !== undefined) return known;
    const answer = await askOnTerminal(context, question, wishes.stdinTaken === true);
    wishes.answers?.set(question, answer);
    return answer;
  };
  const settings = await sessionSettings(connection, {
    readText: (path) => readText(resolve(context.cwd, path)),
    listNames: (path) => listNames(resolve(context.cwd, path)),
    exists: wishes.machine === undefined ? exists : (path) => isThere(wishes.machine, path),
    userName: () => userName(context),
    password: () => ask('Enter password: '),
    passphrase: (path) => ask(`Enter passphrase of ${path}: `),
  });
  return { settings, connection, fileOptions };
}

async function isThere(machine: Machine | undefined, path: string): Promise<boolean> {
  const seen = await machine?.stat(path);
  return seen !== undefined && !('errno' in seen);
}

/** The connection as flags, option files and environment describe it; reads option files and nothing else. */
function describedConnection(
  context: Context,
  given: readonly GivenOption[],
  { database }: ConnectionWishes,
): Pick<GivenConnection, 'connection' | 'fileOptions'> {
  const { env, cwd, home } = context;
  const files = resolveOptionFiles(
    connectionFileRequest(given, { env: { HOME: home, ...env }, cwd }),
    localOptionFiles,
  );
  const connection = connectionSettings(given, files, env);
  return {
    connection: database === undefined ? connection : { ...connection, database },
    fileOptions: files.options,
  };
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
