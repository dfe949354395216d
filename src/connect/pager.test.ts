import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startPager } from './pager.ts';

it('gives a program all that it takes, and waits for its end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-pager-'));
  const pager = startPager(`sleep 0.1; tr a b > ${folder}/out`);
  for (const text of ['a', 'ab\n']) await pager.take(Buffer.from(text));
  await pager.end();
  expect(readFileSync(`${folder}/out`, 'utf8')).toBe('bbb\n');
  rmSync(folder, { recursive: true });
});

it.each(['true', 'exit 3', '/does/not/exist 2> /dev/null'])('does not mind %s', async (command) => {
  const pager = startPager(command);
  for (let count = 0; count < 5; count += 1) await pager.take(Buffer.alloc(200_000));
  await pager.end();
});
