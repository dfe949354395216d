import type { OptionFileDialect } from './option-file-dialect.ts';
import type { OptionLine } from './read-option-lines.ts';

/** The value that counts of one option, and those that it overrode. */
export interface EffectiveOption {
  /** The option's name with dashes and without `loose-`, `skip-`, `disable-`, `enable-`: the same for all spellings. */
  readonly name: string;
  readonly winner: OptionLine;
  /** The ones before it, first to last. */
  readonly overridden: readonly OptionLine[];
}

/** One entry for each option, in the order of first appearance; the last line that gives it wins. */
export function effectiveOptions(lines: readonly OptionLine[], dialect: OptionFileDialect): readonly EffectiveOption[] {
  const byName = new Map<string, EffectiveOption>();
  for (const line of lines) {
    const name = optionIdentity(line.name, dialect);
    const before = byName.get(name);
    const overridden = before === undefined ? [] : [...before.overridden, before.winner];
    byName.set(name, { name, winner: line, overridden });
  }
  return [...byName.values()];
}

/**
 * What an option is called whichever way it is spelled: dashes for underscores, the prefixes taken off. MariaDB takes
 * capitals for small letters in names, MySQL doesn't. A few options begin with `skip-` by name (sql/sys_vars.cc).
 */
export function optionIdentity(key: string, dialect: OptionFileDialect): string {
  let name = key.replaceAll('_', '-');
  if (dialect === 'mariadb') name = name.toLowerCase();
  for (;;) {
    const prefix = ['loose-', 'enable-', 'disable-', 'skip-'].find((entry) => name.startsWith(entry));
    if (prefix === undefined || ownName.has(name)) return name;
    name = name.slice(prefix.length);
  }
}

const ownName: ReadonlySet<string> = new Set([
  'enable-cleartext-plugin',
  'enable-named-pipe',
  'skip-external-locking',
  'skip-grant-tables',
  'skip-host-cache',
  'skip-name-resolve',
  'skip-networking',
  'skip-parallel-replication',
  'skip-replica-start',
  'skip-replication',
  'skip-show-database',
  'skip-slave-start',
  'skip-stack-trace',
]);
