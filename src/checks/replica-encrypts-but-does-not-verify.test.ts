import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-encrypts-but-does-not-verify.ts';

it('fires on the fault', () => {
  finds(check, replicated(makeChannel({ files: {}, verifies: false })), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(makeChannel({ verifies: false })), 0);
  finds(check, replicated(makeChannel({ files: {}, verifies: true })), 0);
  finds(check, replicated(makeChannel({ files: {}, ssl: false, verifies: false })), 0);
});
