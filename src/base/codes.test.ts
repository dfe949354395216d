import { expect, it } from 'vitest';
import { codes } from './codes.ts';

it('every code is kebab-case and unlike every other clause', () => {
  for (const code of Object.keys(codes)) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  const clauses = Object.values(codes).map((entry) => entry.says);
  expect(new Set(clauses).size).toBe(clauses.length);
});
