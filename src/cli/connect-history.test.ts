import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadHistory, saveHistory } from './connect-history.ts';
import type { Context } from './context.ts';

it('keeps lines for the owner alone, and none that may hold a password', async () => {
  const home = mkdtempSync(join(tmpdir(), 'tlsql-'));
  const context = { env: {}, home } as unknown as Context;
  expect(await loadHistory(context)).toEqual([]);
  await saveHistory(context, ['SELECT 2', "CREATE USER a IDENTIFIED BY 'x'", 'SET PASSWORD = 1', 'SELECT 1']);
  const file = join(home, '.tlsql_history');
  expect(readFileSync(file, 'utf8')).toBe('SELECT 1\nSELECT 2\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await loadHistory(context)).toEqual(['SELECT 2', 'SELECT 1']);
  await saveHistory({ env: { TLSQL_HISTFILE: '/nonexistent/x' }, home } as unknown as Context, ['x']);
  rmSync(home, { recursive: true });
});
