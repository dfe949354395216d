import { collectOptions } from '../optionfile/collect-options.ts';
import { matchOption } from '../optionfile/match-option.ts';
import { type GivenOption, originText } from '../optionfile/option-spec.ts';
import type { ReadArguments } from '../optionfile/read-arguments.ts';
import { type OptionLine, readOptionLines } from '../optionfile/read-option-lines.ts';
import { connectOptions } from './connect-options.ts';
import { otherClientOptions } from './other-client-options.ts';

/** The options of connect, from option files and the command line together. */
export type ConnectOptions = Pick<ReadArguments<typeof connectOptions>, 'options' | 'given'>;

/**
 * Puts the command line's options after those that option files give connect itself (`safe-updates` in `[mysql]`), so that
 * they win. What no client of MySQL or MariaDB knows is ignored, as in MySQL 9.7's client, but not without a word: a typing
 * error in `ssl-ca` would go unseen. `say` gets the notes.
 */
export function withFileOptions(
  given: readonly GivenOption[],
  lines: readonly OptionLine[],
  say: (note: string) => void,
): ConnectOptions {
  for (const { name, origin } of lines) {
    const match = matchOption(name, connectOptions, false);
    if (match.kind === 'found' || match.loose || isOfOthers(name)) continue;
    const nearest = match.kind === 'unknown' && match.nearest !== null ? `; did you mean ${match.nearest}?` : '';
    say(`${name} in ${originText(origin)} is ignored: there is no such option${nearest}`);
  }
  const own = readOptionLines(lines, connectOptions, { unknown: 'ignore', dialect: 'mysql' });
  // What to run is said on the command line, or the prompt would never come.
  const all = [...own.given.filter(({ name }) => name !== 'execute'), ...given];
  return { options: collectOptions(all, connectOptions).options, given: all };
}

function isOfOthers(name: string): boolean {
  return otherClientOptions.has(name.replaceAll('_', '-').replace(/^(skip|disable|enable|maximum)-/, ''));
}
