import { expect, it } from 'vitest';
import { oidTable } from './oid-table.ts';

it('has one form throughout and no entry twice', () => {
  const seen: string[] = [];
  for (const line of oidTable.trim().split('\n')) {
    expect(line).toMatch(/^[012](\.\d+)+:\d+=[^|;]+(\|[^|;]+)?(;\d+=[^|;]+(\|[^|;]+)?)*$/);
    const [prefix, items = ''] = line.split(':', 2);
    for (const item of items.split(';')) seen.push(`${prefix}.${item.split('=')[0]}`);
  }
  expect(new Set(seen).size).toBe(seen.length);
});
