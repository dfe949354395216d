import { expect, it } from 'vitest';
import { defineCommand } from './command.ts';
import { commandHelp, overview } from './help.ts';

const command = defineCommand({
  name: 'shelf make',
  does: 'Makes a shelf.',
  synopsis: 'DIR [--depth N]',
  about: 'A second paragraph.',
  options: [
    { name: 'depth', short: 'd', kind: 'value', valueName: 'N', help: 'how deep' },
    { name: 'secretly', kind: 'flag', help: 'x', hidden: true },
    { name: 'a-name-that-is-rather-long-indeed', kind: 'optional-value', valueName: 'V', help: 'below' },
  ],
  examples: [{ line: 'tlsql shelf make ./s', does: 'makes ./s' }],
  run: async () => ({ status: 0, json: {}, text: '' }),
});

it('shows synopsis, options by group and examples, and hides what is hidden', () => {
  const help = commandHelp(command);
  expect(help.split('\n').slice(0, 5)).toEqual([
    'Makes a shelf.',
    '',
    'usage: tlsql shelf make DIR [--depth N]',
    '',
    'A second paragraph.',
  ]);
  expect(help).toContain('  -d, --depth=N                     how deep');
  expect(help).toMatch(/--a-name-that-is-rather-long-indeed\[=V\]\n {36}below/);
  expect(help).not.toContain('secretly');
  expect(help).toContain('general options:');
  expect(help.endsWith('  tlsql shelf make ./s\n      makes ./s')).toBe(true);
});

it('lists commands in one column', () => {
  const text = overview([
    { name: 'a', summary: 'first', load: async () => command },
    { name: 'shelf make', summary: 'second', load: async () => command },
  ]);
  expect(text).toContain('  a           first\n  shelf make  second');
});
