import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ByteSink } from './byte-sink.ts';
import type { CommandScope, Desk } from './command-scope.ts';
import { runLocalCommand } from './local-commands.ts';
import { outputs } from './outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-local-'));
afterAll(() => rmSync(folder, { recursive: true }));

function scope(over: Partial<CommandScope> = {}) {
  const said: string[] = [];
  const made = {
    outputs: outputs(() => undefined),
    sink: new ByteSink((bytes) => void said.push(Buffer.from(bytes).toString())),
    say: (text: string) => void said.push(text.trimEnd()),
    feed: async (text: string) => {
      said.push(`fed ${text}`);
      return { quit: false };
    },
    desk: undefined,
    systemCommand: false,
    ...over,
  } as unknown as CommandScope;
  const run = async (name: string, argument = ''): Promise<string> => {
    said.length = 0;
    await runLocalCommand(name, argument, made);
    return said.join('; ');
  };
  return { made, run };
}

const atDesk = (over: Partial<Desk> = {}): Desk => ({
  prompt: 'now> ',
  firstPrompt: 'first> ',
  pager: undefined,
  editor: 'vi',
  lend: (work) => work(),
  ...over,
});

it('starts and ends tee', async () => {
  const { run } = scope();
  const file = join(folder, 'tee');
  expect(await run('tee', file)).toBe(`Logging to file '${file}'`);
  expect(await run('notee')).toBe('Outfile disabled.');
  await expect(run('tee')).rejects.toMatchObject({ code: 'usage' });
});

it('changes pager and prompt where there is a prompt', async () => {
  const { made, run } = scope({ desk: atDesk() });
  expect(await run('pager', 'less -S')).toBe("PAGER set to 'less -S'");
  expect(made.outputs.pager).toBe('less -S');
  expect(await run('nopager')).toBe('PAGER set to stdout');
  expect(await run('pager')).toMatch(/wasn't set/);
  expect(await run('prompt', '\\u> ')).toBe("PROMPT set to '\\u> '");
  await run('prompt');
  expect(made.desk?.prompt).toBe('first> ');
  const none = scope();
  expect([await none.run('pager', 'less'), none.made.outputs.pager, await none.run('prompt', 'x')]).toEqual([
    '',
    undefined,
    '',
  ]);
});

it('prints what is begun', async () => {
  expect(await scope().run('print', 'SELECT \xc3\xa9')).toBe('--------------\nSELECT é\n--------------\n\n');
});

it('runs programs for a person, and for a file where that is allowed', async () => {
  const file = join(folder, 'system');
  await expect(scope().run('system', `echo no > ${file}`)).rejects.toMatchObject({ code: 'usage' });
  await scope({ systemCommand: true }).run('system', `echo allowed > ${file}`);
  await scope({ desk: atDesk() }).run('system', `echo desk >> ${file}`);
  expect(readFileSync(file, 'utf8')).toBe('allowed\ndesk\n');
});

it('opens what is begun in the editor and reads what comes back', async () => {
  const editor = `sed -i s/1/2/`;
  expect(await scope({ desk: atDesk({ editor }) }).run('edit', 'SELECT 1')).toBe('fed SELECT 2');
  await expect(scope({ desk: atDesk({ editor: 'false' }) }).run('edit', 'x')).rejects.toMatchObject({ code: 'usage' });
  await expect(scope().run('edit', 'x')).rejects.toMatchObject({ code: 'usage' });
});

it('leaves other commands to others', async () => {
  expect(await runLocalCommand('use', 'x', scope().made)).toBeUndefined();
});
