import { expect, it } from 'vitest';
import { statusOf } from './secure-request.ts';

it('ends well with what was asked for', () => {
  expect(statusOf({ verdict: 'proven' })).toBe(0);
  expect(statusOf({ verdict: 'undone', undone: { why: 'asked for', left: [] } })).toBe(0);
  expect(statusOf({ verdict: 'undone', undone: { why: 'a proof failed', left: [] } })).toBe(1);
  expect(statusOf({ verdict: 'undo-incomplete' })).toBe(3);
});
