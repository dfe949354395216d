import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** Lines that may hold a password are never kept (the mysql client's --histignore). */
const secret = /identified|password/i;

/** The prompt's earlier lines, latest first; none where there is no file. */
export async function loadHistory(context: Context): Promise<readonly string[]> {
  try {
    const lines = (await readFile(historyFile(context), 'utf8')).split('\n').filter((line) => line !== '');
    return lines.slice(-1000).reverse();
  } catch {
    return [];
  }
}

/** Writes the lines, latest first as readline has them, for the owner's eyes only. A history that can't be kept is no error. */
export async function saveHistory(context: Context, lines: readonly string[]): Promise<void> {
  const kept = lines.filter((line) => !secret.test(line)).reverse();
  await writeFile(historyFile(context), kept.map((line) => `${line}\n`).join(''), { mode: 0o600 }).catch(
    () => undefined,
  );
}

/** `$TLSQL_HISTFILE` (`/dev/null` for none), else `~/.tlsql_history`. */
function historyFile({ env, home }: Context): string {
  return env.TLSQL_HISTFILE ?? join(home, '.tlsql_history');
}
