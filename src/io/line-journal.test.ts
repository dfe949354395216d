import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginLines, openLines, readLines } from './line-journal.ts';

const never = (path: string): never => {
  throw new Error(`damaged ${path}`);
};

it('keeps whole lines, forgets a torn one, and begins anew', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tlsql-lines-')), 'run');
  try {
    expect(readLines(folder, never)).toEqual([]);
    beginLines<{ a: number }>(folder).write({ a: 1 });
    openLines<{ a: number }>(folder).write({ a: 2 });
    const file = join(folder, 'journal.jsonl');
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    appendFileSync(file, '{"a":');
    expect(readLines(folder, never)).toEqual([{ a: 1 }, { a: 2 }]);
    appendFileSync(file, '\n');
    expect(() => readLines(folder, never)).toThrow(/damaged/);
    writeFileSync(join(folder, 'saved-0'), 'x');
    beginLines(folder);
    expect(existsSync(join(folder, 'saved-0'))).toBe(false);
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
});
