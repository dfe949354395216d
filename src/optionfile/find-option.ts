import { fail } from '../base/error.ts';
import { matchOption, type OptionEffect } from './match-option.ts';
import type { OptionOrigin, OptionSpec, OptionWarning } from './option-spec.ts';
import { place } from './option-value.ts';

/** An option that is in the table, and what the prefix before its name does. */
export interface FoundOption {
  readonly spec: OptionSpec;
  readonly effect: OptionEffect;
}

/**
 * The option of that name. One that isn't in the table fails with `option-unknown` or `option-ambiguous`; with `loose-`
 * before it, it is a warning and null instead.
 */
export function findOption(
  name: string,
  origin: OptionOrigin,
  table: readonly OptionSpec[],
  prefixes: boolean,
  warn: (warning: OptionWarning) => void,
): FoundOption | null {
  const match = matchOption(name, table, prefixes);
  if (match.kind === 'found') return match;
  if (match.kind === 'ambiguous') {
    return fail('option-ambiguous', {
      seen: `--${name}`,
      expected: `one of ${match.candidates.map((candidate) => `--${candidate}`).join(', ')}`,
      ...place(origin),
      fields: { option: name },
    });
  }
  if (match.loose) {
    warn({ id: 'option-ignored', text: `--${name} is ignored: there is no such option`, origin });
    return null;
  }
  return fail('option-unknown', {
    seen: `unknown option --${name}`,
    ...(match.nearest === null ? {} : { next: `did you mean --${match.nearest}?` }),
    ...place(origin),
    fields: { option: name, ...(match.nearest === null ? {} : { nearest: match.nearest }) },
  });
}
