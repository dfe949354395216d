import { expect, it } from 'vitest';
import { ByteSink } from './byte-sink.ts';
import { runClientCommand } from './client-commands.ts';
import type { CommandScope, Desk } from './command-scope.ts';
import type { Live } from './live.ts';
import { outputs } from './outputs.ts';
import { StatementSplitter } from './split-statements.ts';

/** What a command makes the runner do, and what it says. */
async function does(name: string, argument = '', over: Partial<CommandScope> = {}): Promise<string> {
  const done: string[] = [];
  const runner = {
    showWarnings: false,
    plainBackslash: false,
    passOver: false,
    statement: async (sql: string) => void done.push(sql),
  };
  const live = { database: 'old' } as Live;
  const scope = {
    live,
    runner,
    splitter: new StatementSplitter(),
    sink: new ByteSink((bytes) => void done.push(Buffer.from(bytes).toString())),
    say: (text: string) => void done.push(text.split('\n')[0] ?? ''),
    now: () => new Date(),
    source: async (path: string) => void done.push(`source ${path}`),
    outputs: outputs(() => undefined),
    desk: undefined,
    ...over,
  } as unknown as CommandScope;
  const { quit } = await runClientCommand({ kind: 'command', name, argument, line: 1 }, scope);
  const state = [runner.showWarnings ? 'warnings' : '', runner.passOver ? 'passes over' : ''];
  if (live.database !== 'old') state.push(`in ${live.database}`);
  return [...done, ...(quit ? ['quit'] : []), ...state.filter((each) => each !== '')].join('; ');
}

const desk = { prompt: 'a> ', firstPrompt: 'first> ', pager: 'less', editor: 'vi' } as unknown as Desk;

it('does what the mysql client does', async () => {
  expect(await does('quit')).toBe('quit');
  expect(await does('exit')).toBe('quit');
  expect(await does('use', 'my-db')).toBe('USE `my-db`; in my-db');
  expect(await does('use', '`a``b`')).toBe('USE `a````b`; in a``b');
  expect(await does('use', '"shop"')).toBe('USE `shop`; in shop');
  expect(await does('use', 'shop', { only: 'shop' })).toBe('USE `shop`; in shop');
  expect(await does('use', 'other', { only: 'shop' })).toBe('passes over');
  expect(await does('source', 'a b.sql')).toBe('source a b.sql');
  expect(await does('warnings')).toBe('warnings');
  expect(await does('help')).toMatch(/^Statements end with ; or/);
  expect(await does('help', "it's")).toBe("HELP 'it''s'");
  expect(await does('rehash')).toBe('');
  expect(await does('charset', 'latin1')).toBe('SET NAMES latin1');
  expect(await does('charset', 'latin1', { desk })).toBe('SET NAMES latin1; Charset changed');
});

it('says which commands there are', async () => {
  for (const [name, argument] of [
    ['unknown', '\\j'],
    ['charset', "x'"],
  ] as const) {
    await expect(does(name, argument)).rejects.toMatchObject({ code: 'usage' });
  }
});
