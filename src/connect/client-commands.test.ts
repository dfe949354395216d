import { expect, it } from 'vitest';
import { ByteSink } from './byte-sink.ts';
import { type CommandScope, runClientCommand } from './client-commands.ts';
import { StatementSplitter } from './split-statements.ts';

/** What a command makes the runner do, and what it says. */
async function does(name: string, argument = ''): Promise<string> {
  const done: string[] = [];
  const runner = { showWarnings: false, plainBackslash: false, statement: async (sql: string) => void done.push(sql) };
  const scope = {
    runner,
    splitter: new StatementSplitter(),
    sink: new ByteSink(() => undefined),
    say: () => void done.push('said'),
    now: () => new Date(),
    source: async (path: string) => void done.push(`source ${path}`),
  } as unknown as CommandScope;
  const { quit } = await runClientCommand({ kind: 'command', name, argument, line: 1 }, scope);
  return [...done, ...(quit ? ['quit'] : []), ...(runner.showWarnings ? ['warnings'] : [])].join('; ');
}

it('does what the mysql client does', async () => {
  expect(await does('quit')).toBe('quit');
  expect(await does('exit')).toBe('quit');
  expect(await does('use', 'my-db')).toBe('USE `my-db`');
  expect(await does('use', '`a``b`')).toBe('USE `a````b`');
  expect(await does('use', '"shop"')).toBe('USE `shop`');
  expect(await does('source', 'a b.sql')).toBe('source a b.sql');
  expect(await does('warnings')).toBe('warnings');
  expect(await does('help')).toBe('said');
  expect(await does('help', "it's")).toBe("HELP 'it''s'");
  expect(await does('rehash')).toBe('');
});

it('says which commands there are', async () => {
  for (const name of ['edit', 'system', 'unknown']) {
    await expect(does(name, '\\j')).rejects.toMatchObject({ code: 'usage' });
  }
});
