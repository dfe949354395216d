import { it } from 'vitest';
import { greetingError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './greeting-refused.ts';

it('fires: an error that nobody knows', () => void finds(check, wired(greetingError(9999, 'not today')), 1));
it('is silent: a greeting', () => void finds(check, wired(makeAttempt()), 0));
