import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';
import { resolvedFromGiven, resolveOptions } from './options-show.ts';

export const optionsCheck: Command = defineCommand({
  name: 'options check',
  does: 'Says what keeps option files, or parts of them, from being read.',
  synopsis: '[--for server|client] [--dialect mysql|mariadb] [--config FILE]',
  options: resolveOptions,
  examples: [
    { line: 'tlsql options check --config /etc/mysql/my.cnf', does: 'looks at one file and what it includes' },
  ],
  async run(context, given) {
    const { problems } = await resolvedFromGiven(context, given.options);
    const text = problems.map(
      ({ file, line, text: what, fatal }) =>
        `${file}${line === 0 ? '' : `:${line}`}: ${what}${fatal ? ' (the program stops here)' : ''}`,
    );
    return {
      status: problems.length === 0 ? 0 : 1,
      json: { problems },
      text: text.length === 0 ? 'nothing keeps them from being read' : text.map(printable).join('\n'),
    };
  },
});
