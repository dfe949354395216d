import { expect, it } from 'vitest';
import { statements } from './all.ts';

it('has no statement twice, and tries longer ones first', () => {
  const heads = statements.map(({ words }) => words.join(' '));
  expect(new Set(heads).size).toBe(heads.length);
  expect(heads.indexOf('set password')).toBeLessThan(heads.indexOf('set'));
  for (const { words } of statements) for (const word of words) expect(word).toBe(word.toLowerCase());
});
