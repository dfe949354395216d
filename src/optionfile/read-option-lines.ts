import { findOption } from './find-option.ts';
import { matchOption } from './match-option.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import type { GivenOption, OptionOrigin, OptionSpec, OptionWarning } from './option-spec.ts';
import { booleanOf, effectiveValue } from './option-value.ts';

/** An option as an option file has it: `value` is null where there is no `=`. */
export interface OptionLine {
  readonly name: string;
  readonly value: string | null;
  readonly origin: OptionOrigin;
}

/**
 * Reads options of files by the rules of the command line (a file's line is `--name=value`), except that a value is never
 * the next line's, and that a flag's value that is no boolean makes the line be ignored with a warning, as MySQL does.
 * Fails with `option-unknown`, `option-ambiguous`, `option-value-missing`, `option-value-invalid`,
 * `option-prefix-not-possible`, each with the place in the file.
 */
export function readOptionLines(
  lines: readonly OptionLine[],
  table: readonly OptionSpec[],
  settings: {
    /** What a name that isn't in the table is: other programs share a client's groups, so `ignore` for those. */
    readonly unknown: 'fail' | 'ignore';
    /** MariaDB takes a unique beginning of a name, and capitals in it; MySQL since 5.7 neither. */
    readonly dialect: OptionFileDialect;
  },
): { readonly given: readonly GivenOption[]; readonly warnings: readonly OptionWarning[] } {
  const given: GivenOption[] = [];
  const warnings: OptionWarning[] = [];
  const loosely = settings.dialect === 'mariadb';
  for (const { name: written, value, origin } of lines) {
    const name = loosely ? written.toLowerCase() : written;
    if (settings.unknown === 'ignore' && matchOption(name, table, loosely).kind !== 'found') continue;
    const found = findOption(name, origin, table, loosely, (warning) => warnings.push(warning));
    if (found === null) continue;
    const { spec, effect } = found;
    if (spec.kind === 'flag' && effect === 'plain' && value !== null && booleanOf(value) === null) {
      warnings.push({ id: 'option-value-ignored', text: `${spec.name}=${value} is ignored: it is no boolean`, origin });
      continue;
    }
    given.push({ name: spec.name, value: effectiveValue(spec, effect, value, origin), origin });
  }
  return { given, warnings };
}
