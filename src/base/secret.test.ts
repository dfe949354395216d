import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { secret } from './secret.ts';

it('gives its text only when told to reveal it', () => {
  const hidden = secret('hunter2');
  expect(hidden.reveal()).toBe('hunter2');
  for (const shown of [`${hidden}`, JSON.stringify({ hidden }), inspect(hidden, { depth: 9, showHidden: true })])
    expect(shown).not.toContain('hunter2');
  expect(JSON.stringify({ hidden })).toBe('{"hidden":"***"}');
});
