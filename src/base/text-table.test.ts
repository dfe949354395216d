import { expect, it } from 'vitest';
import { displayWidth, textTable } from './text-table.ts';

it('lines up columns by display width', () => {
  const table = textTable(
    [{ title: 'name' }, { title: 'days', align: 'right' }],
    [
      ['é', '7'],
      ['日本', '365'],
    ],
  );
  expect(table).toBe('name  days\né        7\n日本   365');
});

it('counts combining marks as nothing', () => {
  expect(displayWidth('e\u0301')).toBe(1);
});
