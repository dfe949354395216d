import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { fail } from '../base/error.ts';
import { askSecret } from './ask.ts';
import type { Context } from './context.ts';

/**
 * Asks for a secret on the terminal, even where standard input is a file or a pipe (`tlsql connect -p < dump.sql`): then on
 * /dev/tty, as the mysql client does. Without any terminal the first line of standard input is the answer, unless it is taken
 * for something else: then it fails with `usage`.
 */
export async function askOnTerminal(context: Context, question: string, stdinTaken: boolean): Promise<string> {
  if (context.stdin.isTTY === true) return await askSecret(context, question);
  const terminal = openTerminal();
  if (terminal !== undefined) {
    try {
      return await askSecret({ ...context, stdin: terminal }, question);
    } finally {
      terminal.destroy();
    }
  }
  if (stdinTaken) {
    fail('usage', {
      seen: `'${question.trim()}' and no terminal to ask on`,
      expected: 'a terminal, or the secret in an option file or MYSQL_PWD',
    });
  }
  return await askSecret(context, question);
}

function openTerminal(): ReadStream | undefined {
  try {
    return new ReadStream(openSync('/dev/tty', 'r+'));
  } catch {
    return undefined;
  }
}
