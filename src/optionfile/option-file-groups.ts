import type { OptionFileDialect } from './option-file-dialect.ts';

/** The groups that the `mysql` and `mariadb` programs read (`--help`: "The following groups are read"). */
export function clientGroups(dialect: OptionFileDialect): readonly string[] {
  return dialect === 'mysql'
    ? ['mysql', 'client']
    : ['mysql', 'mariadb-client', 'client', 'client-server', 'client-mariadb'];
}

/**
 * The groups that a server reads (sql/mysqld.cc, load_default_groups; `--verbose --help` of 5.6, 9.7, 10.11 and 11.8).
 *
 * @param version `major.minor`, as in `9.7` or `10.11`.
 */
export function serverGroups(dialect: OptionFileDialect, version: string): readonly string[] {
  return dialect === 'mysql'
    ? ['mysql_cluster', 'mysqld', 'server', `mysqld-${version}`]
    : [
        'mysqld',
        'server',
        `mysqld-${version}`,
        'mariadb',
        `mariadb-${version}`,
        'mariadbd',
        `mariadbd-${version}`,
        'client-server',
        'galera',
      ];
}

/** The groups and, after them, each with the suffix (`--defaults-group-suffix`, taken literally). */
export function withSuffix(groups: readonly string[], suffix: string | null): readonly string[] {
  return suffix === null || suffix === '' ? groups : [...groups, ...groups.map((group) => group + suffix)];
}

/** Whether a group is among those read; the case of letters makes no difference (mysys/typelib.cc, find_type). */
export function isGroupRead(group: string, groups: readonly string[]): boolean {
  const lower = group.toLowerCase();
  return groups.some((read) => read.toLowerCase() === lower);
}
