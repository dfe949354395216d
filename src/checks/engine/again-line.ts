import type { Facts } from '../../facts/facts.ts';
import { proofLine, shellWord } from './server-mend.ts';

/** Connection options to give (`string`), to leave out (`undefined`), or to switch on (`true`), by name. */
export type Changes = Readonly<Record<string, string | true | undefined>>;

/** The words of a command line that was written for the shell by `shellWord`. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'(?:[^']|'\\'')*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replaceAll(/'((?:[^']|'\\'')*)'/g, (_, inner: string) => inner.replaceAll("'\\''", "'")),
  );
}

/** The doctor, asked again with some of the client's options changed: the line that mends a wrong flag and proves it. */
export function againLine(facts: Facts, changes: Changes): string {
  const names = new Set(Object.keys(changes));
  const kept = shellWords(proofLine({ ...facts, again: facts.again ?? 'tlsql doctor' })).filter(
    (word) => !names.has(/^--(?:skip-)?([^=]*)/.exec(word)?.[1] ?? ''),
  );
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined ? [] : [value === true ? `--${name}` : `--${name}=${value}`],
  );
  return [...kept, ...added].map(shellWord).join(' ');
}
