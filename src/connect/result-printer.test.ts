import { expect, it } from 'vitest';
import { column } from '../../test/make/columns.ts';
import { cellText, isBinary, isNumeric } from './result-printer.ts';

it('knows numbers and bytes by their type', () => {
  const numeric = (type: number): boolean => isNumeric(column('x', { type }));
  expect([0, 3, 5, 8, 9, 13, 246].every(numeric)).toBe(true);
  expect([7, 10, 12, 245, 252, 253].some(numeric)).toBe(false);
  expect(isBinary(column('x', { charset: 63, type: 252 }))).toBe(true);
  // Numbers and times are of charset 63, too.
  expect([8, 12].some((type) => isBinary(column('x', { charset: 63, type })))).toBe(false);
});

it('shows bytes in hex when asked', () => {
  const style = { names: true, raw: false, hex: true };
  const bytes = column('x', { charset: 63 });
  expect(cellText(Uint8Array.of(1, 0xab), bytes, style)).toBe('0x01AB');
  expect(cellText(new Uint8Array(0), bytes, style)).toBe('');
  expect(cellText(null, bytes, style)).toBeNull();
  expect(cellText(Uint8Array.of(65), bytes, { ...style, hex: false })).toBe('A');
});
