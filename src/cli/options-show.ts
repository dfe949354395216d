import { posix, resolve } from 'node:path';
import { localOptionFiles } from '../io/option-source.ts';
import { clientGroups, serverGroups } from '../optionfile/option-file-groups.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { originText } from '../optionfile/option-spec.ts';
import { type ResolvedOptions, resolveOptionFiles } from '../optionfile/resolve.ts';
import { withoutSecrets } from '../probe/without-secrets.ts';
import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';
import type { Context } from './context.ts';

/** Options that say whose option files are meant. */
export const resolveOptions = [
  {
    name: 'dialect',
    kind: 'value',
    valueName: 'NAME',
    choices: ['mysql', 'mariadb'],
    help: 'whose rules and files (mysql)',
  },
  { name: 'for', kind: 'value', valueName: 'PROGRAM', choices: ['server', 'client'], help: 'whose groups (server)' },
  {
    name: 'server-version',
    kind: 'value',
    valueName: 'X.Y',
    help: "the server's version, for groups like [mysqld-8.0]",
  },
  { name: 'config', kind: 'value', valueName: 'FILE', help: 'read this file in place of the usual ones' },
] as const satisfies readonly OptionSpec[];

interface ResolveGiven {
  readonly dialect: 'mysql' | 'mariadb' | undefined;
  readonly for: 'server' | 'client' | undefined;
  readonly 'server-version': string | undefined;
  readonly config: string | undefined;
}

/** What the files give that program here; passwords are taken out. */
export function resolvedFromGiven(context: Context, given: ResolveGiven): ResolvedOptions {
  const dialect = given.dialect ?? 'mysql';
  const version = given['server-version'] ?? (dialect === 'mariadb' ? '11.8' : '8.4');
  const resolved = resolveOptionFiles(
    {
      dialect,
      groups: given.for === 'client' ? clientGroups(dialect) : serverGroups(dialect, version),
      env: { ...context.env, HOME: context.home },
      cwd: context.cwd,
      loginFile: false,
      ...(given.config === undefined ? {} : { defaultsFile: posix.normalize(resolve(context.cwd, given.config)) }),
    },
    localOptionFiles,
  );
  return withoutSecrets(resolved);
}

export const optionsShow: Command = defineCommand({
  name: 'options show',
  does: 'Shows the options that a server or client takes from its option files, each with its file and line.',
  synopsis: '[--for server|client] [--dialect mysql|mariadb] [--config FILE]',
  options: resolveOptions,
  examples: [
    { line: 'tlsql options show --dialect mariadb', does: 'what a MariaDB server reads, and who overrides whom' },
  ],
  async run(context, given) {
    const resolved = resolvedFromGiven(context, given.options);
    const options = resolved.effective.map(({ name, winner, overridden }) => ({
      name,
      written: winner.name,
      value: winner.value,
      from: originText(winner.origin),
      overrides: overridden.map((line) => ({ value: line.value, from: originText(line.origin) })),
    }));
    const lines = options.flatMap(({ written, value, from, overrides }) => [
      `${written}${value === null ? '' : ` = ${value}`}   (${from})`,
      ...overrides.map((one) => `    over ${one.value ?? 'nothing'} (${one.from})`),
    ]);
    const files = resolved.files.map(({ path, status }) => ({ path, status }));
    const read = files.filter(({ status }) => status === 'read').length;
    return {
      status: 0,
      json: { files, options },
      text: [...lines.map(printable), `${read} of ${files.length} files read`].join('\n'),
    };
  },
});
