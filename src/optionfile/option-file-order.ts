import { posix } from 'node:path';
import type { OptionFileDialect } from './option-file-dialect.ts';

/** What decides which option files a program reads. */
export interface OptionFileChoice {
  readonly dialect: OptionFileDialect;
  /** Environment of the program: HOME, MYSQL_HOME, MARIADB_HOME, MYSQL_GROUP_SUFFIX, MARIADB_GROUP_SUFFIX, MYSQL_TEST_LOGIN_FILE. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Its working directory, for relative paths. */
  readonly cwd: string;
  /** The folder that a build adds (`--sysconfdir`), for example `/usr/local/mysql/etc`. Debian's packages add none. */
  readonly sysconfdir?: string;
  readonly noDefaults?: boolean;
  readonly defaultsFile?: string;
  readonly defaultsExtraFile?: string;
}

/** A file that a program looks for. */
export interface OptionFilePlace {
  readonly path: string;
  /** Named on the command line: a program stops when it is missing. */
  readonly required: boolean;
}

/**
 * The option files in the order they are read, later ones winning: /etc/my.cnf, /etc/mysql/my.cnf, the build's folder,
 * $MYSQL_HOME/my.cnf (MariaDB: $MARIADB_HOME first), --defaults-extra-file, ~/.my.cnf. A MariaDB build with a folder of
 * its own has that one instead of the two of /etc. A folder that comes twice counts where it comes last.
 * Source: init_default_directories in mysys/my_default.cc and .c.
 */
export function optionFileOrder(choice: OptionFileChoice): readonly OptionFilePlace[] {
  const { defaultsFile, defaultsExtraFile } = choice;
  if (choice.noDefaults === true) return [];
  if (defaultsFile !== undefined) return [{ path: absolutePath(defaultsFile, choice), required: true }];
  const folders: string[] = [];
  const add = (folder: string): void => {
    const name = folder.replace(/\/*$/, '/');
    if (folders.includes(name)) folders.splice(folders.indexOf(name), 1);
    folders.push(name);
  };
  if (choice.dialect === 'mysql' || choice.sysconfdir === undefined) ['/etc/', '/etc/mysql/'].forEach(add);
  if (choice.sysconfdir !== undefined) add(choice.sysconfdir);
  const programHome =
    choice.dialect === 'mariadb' ? (choice.env.MARIADB_HOME ?? choice.env.MYSQL_HOME) : choice.env.MYSQL_HOME;
  if (programHome !== undefined && programHome !== '') add(programHome);
  const places: OptionFilePlace[] = folders.map((folder) => ({
    path: absolutePath(`${folder}my.cnf`, choice),
    required: false,
  }));
  if (defaultsExtraFile !== undefined) places.push({ path: absolutePath(defaultsExtraFile, choice), required: true });
  const home = choice.env.HOME;
  if (home !== undefined && home !== '') places.push({ path: posix.join(home, '.my.cnf'), required: false });
  return places;
}

/** Where the login file is, or null: only MySQL's programs have one, and they read it whatever --defaults-file and --no-defaults say. */
export function loginFilePath(choice: OptionFileChoice): string | null {
  if (choice.dialect !== 'mysql') return null;
  const home = choice.env.HOME;
  return choice.env.MYSQL_TEST_LOGIN_FILE ?? (home === undefined ? null : posix.join(home || '/', '.mylogin.cnf'));
}

/** The group suffix that the environment gives. */
export function environmentSuffix(choice: OptionFileChoice): string | null {
  const { MARIADB_GROUP_SUFFIX: mariadb, MYSQL_GROUP_SUFFIX: mysql } = choice.env;
  return (choice.dialect === 'mariadb' ? (mariadb ?? mysql) : mysql) ?? null;
}

/** A path as the programs take it: from the working directory, with `~/` as the home folder. */
export function absolutePath(path: string, choice: Pick<OptionFileChoice, 'cwd' | 'env'>): string {
  const home = choice.env.HOME;
  if (path.startsWith('~/') && home !== undefined) return posix.join(home, path.slice(2));
  return posix.resolve(choice.cwd, path);
}
