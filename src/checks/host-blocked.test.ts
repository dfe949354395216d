import { it } from 'vitest';
import { greetingError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './host-blocked.ts';

it('fires: 1129', () => {
  finds(check, wired(greetingError(1129, 'text')), 1);
});

it('is silent: 1130', () => {
  finds(check, wired(greetingError(1130, 'text')), 0);
});
