import { shellWord } from '../checks/engine/server-mend.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import type { GivenOption, OptionSpec } from '../optionfile/option-spec.ts';

/**
 * `tlsql doctor` with the flags of this command line, ready to paste; a password is asked for, never shown.
 *
 * @param own the flags of the command that are kept beside those of a connection.
 */
export function doctorLine(given: readonly GivenOption[], own: readonly OptionSpec[] = []): string {
  const table = new Map<string, OptionSpec>([...connectionOptions, ...own].map((option) => [option.name, option]));
  const words = given.flatMap(({ name, value }) => {
    const spec = table.get(name);
    if (spec === undefined || spec.name === 'compress') return [];
    if (spec.secret === true) return value === false ? [] : [spec.short === undefined ? `--${name}` : `-${spec.short}`];
    if (typeof value === 'boolean') return [value ? `--${name}` : `--skip-${name}`];
    return [shellWord(`--${name}=${value}`)];
  });
  return ['tlsql doctor', ...new Set(words)].join(' ');
}
