import { expect, it } from 'vitest';
import { quotedIdentifier } from './identifier.ts';
import { tokensOf } from './tokens.ts';

it('quotes what the tokenizer reads back', () => {
  for (const name of ['a', 'a`b', '`', 'a b'])
    expect(tokensOf(quotedIdentifier(name))[0]).toMatchObject({ kind: 'name', text: name });
});
