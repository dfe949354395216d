import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { editOptionFile } from '../optionfile/edit-option-file.ts';
import type { OptionEdit } from '../optionfile/option-file-entries.ts';
import { localHost } from '../secure/host.ts';
import { type Command, defineCommand } from './command.ts';

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
  ],
  examples: [
    {
      line: 'tlsql options write /etc/mysql/my.cnf --set require-secure-transport=ON',
      does: 'sets one option of the server',
    },
  ],
  async run(context, given) {
    const { options } = given;
    const named = resolve(context.cwd, given.positionals[0] ?? '');
    const path = (await localHost.real(named)) ?? named;
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
    const bytes = await localHost.read(path);
    const edited = editOptionFile(bytes, options.dialect ?? 'mysql', edits, path);
    const meta = await localHost.meta(path);
    if (edited.changes.length === 0 || meta === undefined)
      return { status: 0, json: { file: path, changed: false, lines: [] }, text: `${path} says that already` };
    const backup = `${path}.tlsql-${randomBytes(6).toString('hex')}.bak`;
    if (options['no-backup'] !== true) await localHost.write(backup, bytes, meta);
    await localHost.write(path, edited.bytes, meta);
    const lines = edited.changes.flatMap(({ removed, added }) => [...marked('-', removed), ...marked('+', added)]);
    const copy = options['no-backup'] === true ? {} : { backup };
    return {
      status: 0,
      json: { file: path, changed: true, lines, ...copy },
      text: [path, ...lines.map((line) => `  ${line}`)].join('\n'),
    };
  },
});

function marked(sign: string, text: string): string[] {
  const lines = Buffer.from(text, 'latin1').toString('utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => `${sign} ${line}`);
}
