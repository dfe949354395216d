import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './client-connect-timeout-too-short.ts';

const waited = (text: string, greeting: number): Facts => ({
  ...clientWith(text),
  wire: { attempts: [makeAttempt({ millis: { connect: 1, greeting } })] },
});

it('fires: the greeting came too late', () => void finds(check, waited('[client]\nconnect-timeout=2\n', 3000), 1));

it('is silent: in time, or no limit was set', () => {
  finds(check, waited('[client]\nconnect-timeout=4\n', 3000), 0);
  finds(check, waited('[client]\nuser=a\n', 30_000), 0);
});
