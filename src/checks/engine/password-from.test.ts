import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { clientWith } from '../../../test/make/options.ts';
import { passwordFrom } from './password-from.ts';

it('names the line that gives the password, and not the password', () => {
  const from = passwordFrom(clientWith('[client]\nuser=app\npassword=hidden\n'));
  expect(from).toMatch(/ line 3, \[client\]$/);
  expect(from).not.toContain('hidden');
});

it('is silent where it was typed, or nobody gave one', () => {
  expect(passwordFrom(clientWith('[client]\nuser=app\n'))).toBeUndefined();
  expect(passwordFrom(makeFacts())).toBeUndefined();
});
