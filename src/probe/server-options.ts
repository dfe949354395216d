import { optionIdentity } from '../optionfile/effective-options.ts';
import type { OptionFileDialect } from '../optionfile/option-file-dialect.ts';
import { serverGroups } from '../optionfile/option-file-groups.ts';
import { type ResolvedOptions, resolveOptionFiles } from '../optionfile/resolve.ts';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';

/** What is known of a server before its options are. */
export interface ServerStart {
  readonly dialect: OptionFileDialect;
  /** `9.7` */
  readonly version: string;
  /** Its command line, program left out. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** An option file to read in place of what the command line names. */
  readonly optionFile?: string;
}

/** The options of a server, files and command line together. */
export interface ServerOptions {
  readonly files: ResolvedOptions;
  /** The value in force by identity; `''` where an option was given without one, `0` where it was taken back. */
  readonly inForce: Readonly<Record<string, string>>;
}

/** Reads the option files that a server reads and puts its command line on top. */
export function serverOptions(start: ServerStart, source: OptionFileSource): ServerOptions {
  const words = start.arguments;
  const choice = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const defaultsFile = start.optionFile ?? choice('defaults-file');
  const extraFile = choice('defaults-extra-file');
  const suffix = choice('defaults-group-suffix');
  const files = resolveOptionFiles(
    {
      dialect: start.dialect,
      groups: serverGroups(start.dialect, start.version),
      env: start.environment,
      cwd: '/',
      loginFile: false,
      lookAround: true,
      ...(words.includes('--no-defaults') && start.optionFile === undefined ? { noDefaults: true } : {}),
      ...(defaultsFile === undefined ? {} : { defaultsFile }),
      ...(extraFile === undefined ? {} : { defaultsExtraFile: extraFile }),
      ...(suffix === undefined ? {} : { groupSuffix: suffix }),
    },
    source,
  );
  const inForce: Record<string, string> = {};
  const take = (name: string, value: string | null): void => {
    const identity = optionIdentity(name, start.dialect);
    if (/^(no-defaults$|defaults-|print-defaults$)/.test(identity)) return;
    const takenBack = /^(loose[-_])?(skip|disable)[-_]/.test(name) && !identity.startsWith('skip-');
    inForce[identity] = value ?? (takenBack ? '0' : '');
  };
  for (const { name, value } of files.options) take(name, value);
  for (const word of words.filter((entry) => entry.startsWith('--'))) {
    const equals = word.indexOf('=');
    take(equals === -1 ? word.slice(2) : word.slice(2, equals), equals === -1 ? null : word.slice(equals + 1));
  }
  return { files, inForce };
}
