import { expect, it } from 'vitest';
import { oidTable } from './oid-table.ts';
import { rareOidTable } from './oid-table-rare.ts';

const entries = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      expect(line).toMatch(/^[012](\.\d+)*:\d+=[^|;]+(\|[^|;]+)?(;\d+=[^|;]+(\|[^|;]+)?)*$/);
      const [prefix = '', items = ''] = line.split(':', 2);
      return items.split(';').map((item) => `${prefix}.${item.split('=')[0]}`);
    });

it('has one form throughout and nothing that the other table has', () => {
  const all = [...entries(oidTable), ...entries(rareOidTable)];
  expect(new Set(all).size).toBe(all.length);
});
