import { randomBytes } from 'node:crypto';
import { fail } from '../base/error.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { editOptionFile } from '../optionfile/edit-option-file.ts';
import type { OptionEdit } from '../optionfile/option-file-entries.ts';
import { type Command, defineCommand, type Outcome } from './command.ts';
import { pathThere, sshOptions, withSsh } from './ssh-options.ts';

export const optionsWrite: Command = defineCommand({
  name: 'options write',
  does: 'Edits an option file in place: only the lines that must differ, comments and order kept, a copy beside it.',
  synopsis: 'FILE --set NAME=VALUE … --remove NAME … [--group mysqld] [--dialect mysql|mariadb]',
  positionals: [1, 1],
  options: [
    { name: 'set', kind: 'list', valueName: 'NAME=VALUE', help: 'set an option; NAME alone switches a flag on' },
    { name: 'remove', kind: 'list', valueName: 'NAME', help: 'take every line of an option out of the group' },
    { name: 'group', kind: 'value', valueName: 'NAME', help: 'the group (mysqld)' },
    { name: 'dialect', kind: 'value', valueName: 'NAME', choices: ['mysql', 'mariadb'], help: 'whose rules (mysql)' },
    { name: 'no-backup', kind: 'flag', help: 'no copy beside it' },
    ...sshOptions,
  ],
  examples: [
    {
      line: 'tlsql options write /etc/mysql/my.cnf --set require-secure-transport=ON',
      does: 'sets one option of the server',
    },
  ],
  async run(context, given) {
    const { options } = given;
    const group = options.group ?? 'mysqld';
    const edits: OptionEdit[] = [
      ...options.set.map((text): OptionEdit => {
        const equals = text.indexOf('=');
        return {
          kind: 'set',
          group,
          name: equals === -1 ? text : text.slice(0, equals),
          value: equals === -1 ? true : text.slice(equals + 1),
        };
      }),
      ...options.remove.map((name): OptionEdit => ({ kind: 'remove', group, name })),
    ];
    if (edits.length === 0)
      fail('usage', {
        seen: 'nothing to change',
        expected: '--set NAME=VALUE or --remove NAME',
        next: 'tlsql options write --help',
      });
    return await withSsh(context, options, async (ssh) => {
      const named = pathThere(ssh, given.positionals[0] ?? '', context.cwd, 'FILE');
      const machine = ssh?.machine ?? localMachine;
      const file = (await machine.real(named)) ?? named;
      return await edit(machine, file, edits, options);
    });
  },
});

/** Edits the file, links followed. */
async function edit(
  machine: Machine,
  path: string,
  edits: readonly OptionEdit[],
  options: { readonly dialect?: 'mysql' | 'mariadb' | undefined; readonly 'no-backup'?: boolean | undefined },
): Promise<Outcome> {
  const bytes = await machine.read(path);
  const edited = editOptionFile(bytes, options.dialect ?? 'mysql', edits, path);
  const meta = await machine.meta(path);
  if (edited.changes.length === 0 || meta === undefined)
    return { status: 0, json: { file: path, changed: false, lines: [] }, text: `${path} says that already` };
  const backup = `${path}.tlsql-${randomBytes(6).toString('hex')}.bak`;
  if (options['no-backup'] !== true) await machine.write(backup, bytes, meta);
  await machine.write(path, edited.bytes, meta);
  const lines = edited.changes.flatMap(({ removed, added }) => [...marked('-', removed), ...marked('+', added)]);
  const copy = options['no-backup'] === true ? {} : { backup };
  return {
    status: 0,
    json: { file: path, changed: true, lines, ...copy },
    text: [path, ...lines.map((line) => `  ${line}`)].join('\n'),
  };
}

function marked(sign: string, text: string): string[] {
  const lines = Buffer.from(text, 'latin1').toString('utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => `${sign} ${line}`);
}
