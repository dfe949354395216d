import { expect, it } from 'vitest';
import { proofAccounts } from './run.ts';

it('makes the throw-away account for both ways in', () => {
  expect(proofAccounts('p').map(({ host }) => host)).toEqual(['%', 'localhost']);
});
