import { posix } from 'node:path';
import { localMachine } from '../io/local-machine.ts';
import { clientGroups, serverGroups } from '../optionfile/option-file-groups.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { originText } from '../optionfile/option-spec.ts';
import { type OptionFileRequest, type ResolvedOptions, resolveOptionFiles } from '../optionfile/resolve.ts';
import { readAhead, type Sources } from '../probe/read-ahead.ts';
import { withoutSecrets } from '../probe/without-secrets.ts';
import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { pathThere, type SshFlags, sshOptions, withSsh } from './ssh-options.ts';

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
  ...sshOptions,
] as const satisfies readonly OptionSpec[];

interface ResolveGiven extends SshFlags {
  readonly dialect: 'mysql' | 'mariadb' | undefined;
  readonly for: 'server' | 'client' | undefined;
  readonly 'server-version': string | undefined;
  readonly config: string | undefined;
}

/** What the files give that program, here or on another machine; passwords are taken out. */
export async function resolvedFromGiven(context: Context, given: ResolveGiven): Promise<ResolvedOptions> {
  const dialect = given.dialect ?? 'mysql';
  const version = given['server-version'] ?? (dialect === 'mariadb' ? '11.8' : '8.4');
  return await withSsh(context, given, async (ssh) => {
    const config = given.config && pathThere(ssh, given.config, context.cwd, '--config');
    const request: OptionFileRequest = {
      dialect,
      groups: given.for === 'client' ? clientGroups(dialect) : serverGroups(dialect, version),
      // The environment there is not ours.
      env: ssh === undefined ? { ...context.env, HOME: context.home } : {},
      cwd: ssh === undefined ? context.cwd : '/',
      loginFile: false,
      ...(config === undefined ? {} : { defaultsFile: posix.normalize(config) }),
    };
    const look = ({ options }: Sources): ResolvedOptions => resolveOptionFiles(request, options);
    return withoutSecrets((await readAhead(ssh?.machine ?? localMachine, look)).value);
  });
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
    const resolved = await resolvedFromGiven(context, given.options);
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
