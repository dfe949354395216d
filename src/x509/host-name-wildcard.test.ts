import { expect, it } from 'vitest';
import { hostPatternMatches } from './host-name-wildcard.ts';

it.each([
  ['db.example.org', 'DB.example.ORG', true],
  ['*.example.org', 'db.example.org', true],
  ['*.example.org', 'a.db.example.org', false],
  ['*.example.org', 'example.org', false],
  ['*.org', 'example.org', false],
  ['db*.example.org', 'db1.example.org', true],
  ['*db.example.org', 'mydb.example.org', true],
  ['d*b.example.org', 'd1b.example.org', false],
  ['db*.example.org', 'db.example.org', true],
  ['xn--*.example.org', 'xn--a.example.org', false],
  ['a.*.example.org', 'a.b.example.org', false],
  ['*.99.153.1', '10.99.153.1', true],
  ['*.example.org', '*.example.org', true],
  ['db.example.org', '.example.org', true],
  ['db_1.example.org', 'db_1.example.org', true],
])('%s for %s: %s', (pattern, host, expected) => {
  expect(hostPatternMatches(pattern, host)).toBe(expected);
});
