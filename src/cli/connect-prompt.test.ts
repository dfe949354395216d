import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import { startEndpoint } from '../endpoint/server.ts';
import type { Context, Output } from './context.ts';

it('prompts, runs, forgets what Ctrl-C breaks off, and leaves', async () => {
  const endpoint = await startEndpoint();
  const home = mkdtempSync(join(tmpdir(), 'tlsql-'));
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  let shown = '';
  const waiting: [string, () => void][] = [];
  const output: Output = {
    write: (text) => {
      shown += text;
      const first = waiting[0];
      if (first !== undefined && shown.includes(first[0])) {
        waiting.shift();
        first[1]();
      }
    },
    isTTY: true,
    columns: 80,
  };
  /** Waits for a text on the screen, then types. */
  const type = async (after: string, keys: string): Promise<void> => {
    if (!shown.includes(after)) await new Promise<void>((resolve) => void waiting.push([after, resolve]));
    shown = '';
    typed.write(keys);
  };
  const words = ['connect', '--no-defaults', '-h127.0.0.1', `-P${endpoint.port}`, '-uroot', '--ssl-mode=DISABLED'];
  const context = { stdin: typed as unknown as Context['stdin'], stdout: output, stderr: output, home };
  const ended = cli(words, context);
  await type('tlsql> ', "SELECT 'one'\r");
  await type('    -> ', ';\r');
  await type('1 row in set', "SELECT 'broken\r");
  await type("    '> ", '\x03');
  await type('tlsql> ', 'NONSENSE;\r');
  await type('ERROR 1064 (42000): ', '\\j\r');
  await type("unknown command '\\j'", 'quit\r');
  expect((await ended).status).toBe(0);
  expect(shown).toContain('Bye');
  await endpoint.close();
  rmSync(home, { recursive: true });
});
