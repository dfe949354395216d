import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonOptions } from '../../src/cli/command.ts';
import { commands as entries } from '../../src/cli/commands.ts';
import { commandHelp, overview } from '../../src/cli/help.ts';
import { root } from './source-tree.ts';

const commands = await Promise.all(entries.map(async (entry) => ({ entry, command: await entry.load() })));

describe('commands', () => {
  const reference = readFileSync(join(root, 'docs', 'commands.md'), 'utf8');

  it('each has a summary, a help with examples that call it, and a help for every option', () => {
    for (const { entry, command } of commands) {
      expect(command.name).toBe(entry.name);
      expect(entry.summary, command.name).toMatch(/^[a-z].*[^.]$/);
      expect(command.does, command.name).toMatch(/^[A-Z].*\.$/);
      expect(command.examples.length, command.name).toBeGreaterThan(0);
      for (const example of command.examples)
        expect(example.line, command.name).toMatch(new RegExp(`(^|\\s)tlsql ${command.name}\\b`));
      for (const option of [...command.options, ...commonOptions])
        expect(option.help, `${command.name} --${option.name}`).not.toBe('');
      expect(commandHelp(command)).toContain(`usage: tlsql ${command.name}`);
    }
  });

  it('each stands in the overview, in docs/commands.md as it helps, and in a file of its name', () => {
    const files = readdirSync(join(root, 'src', 'cli'));
    for (const { command } of commands) {
      expect(overview(entries)).toContain(command.name);
      expect(reference, `docs/commands.md lacks tlsql ${command.name}; run: npm run docs`).toContain(
        `## tlsql ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\n\`\`\``,
      );
      expect(files).toContain(`${command.name.replaceAll(' ', '-')}.ts`);
    }
  });

  it('no two have the same name', () => {
    const names = entries.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
