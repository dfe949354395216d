import { connectionOptions } from '../optionfile/connection-options.ts';
import type { GivenOption, OptionSpec } from '../optionfile/option-spec.ts';

const table: ReadonlyMap<string, OptionSpec> = new Map(connectionOptions.map((option) => [option.name, option]));

/** `tlsql doctor` with the connection flags of this command line, ready to paste; a password is asked for, never shown. */
export function doctorLine(given: readonly GivenOption[]): string {
  const words = given.flatMap(({ name, value }) => {
    const spec = table.get(name);
    if (spec === undefined || spec.name === 'compress') return [];
    if (spec.secret === true) return value === false ? [] : ['-p'];
    if (typeof value === 'boolean') return [value ? `--${name}` : `--skip-${name}`];
    return [shellWord(`--${name}=${value}`)];
  });
  return ['tlsql doctor', ...new Set(words)].join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
