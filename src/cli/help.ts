import { pad } from '../base/text-table.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { type Command, commonOptions } from './command.ts';
import type { CommandEntry } from './commands.ts';

/** The list of commands. */
export function overview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'tlsql: MySQL and MariaDB from nothing to proven mutual TLS',
    '',
    'usage: tlsql COMMAND [options]    tlsql COMMAND --help    tlsql --version',
    '',
    ...commands.map((command) => `  ${pad(command.name, width)}  ${command.summary}`),
    '',
    'Every command takes --json. Exit status: 0 healthy or done, 1 a problem found or an action refused,',
    '2 the command line is wrong, 3 it could not be told.',
    'Start with: tlsql demo',
  ].join('\n');
}

/** The help of one command: synopsis, about, options by group, examples. */
export function commandHelp(command: Command): string {
  const lines = [command.does, '', `usage: tlsql ${command.name} ${command.synopsis}`.trimEnd()];
  if (command.about !== undefined) lines.push('', command.about);
  for (const [group, options] of grouped([...command.options, ...commonOptions])) {
    lines.push('', `${group === '' ? 'options' : `${group} options`}:`, ...options.map(optionLine));
  }
  lines.push('', 'examples:');
  for (const example of command.examples) lines.push(`  ${example.line}`, `      ${example.does}`);
  return lines.join('\n');
}

function grouped(options: readonly OptionSpec[]): [string, OptionSpec[]][] {
  const groups = new Map<string, OptionSpec[]>();
  for (const option of options.filter((entry) => entry.hidden !== true)) {
    const group = option.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups];
}

function optionLine(option: OptionSpec): string {
  const value = option.valueName ?? 'VALUE';
  const suffix = option.kind === 'flag' ? '' : option.kind === 'optional-value' ? `[=${value}]` : `=${value}`;
  const flag = `${option.short === undefined ? '    ' : `-${option.short}, `}--${option.name}${suffix}`;
  return flag.length > 32 ? `  ${flag}\n${' '.repeat(36)}${option.help}` : `  ${pad(flag, 32)}  ${option.help}`;
}
