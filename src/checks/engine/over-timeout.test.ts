import { expect, it } from 'vitest';
import { makeAttempt } from '../../../test/make/facts.ts';
import { clientWith } from '../../../test/make/options.ts';
import { overTimeout } from './over-timeout.ts';

it('compares the limit that was set with each wait', () => {
  const facts = clientWith('[client]\nconnect-timeout=1\n');
  const with_ = (millis: object) => overTimeout({ ...facts, wire: { attempts: [makeAttempt({ millis })] } })?.what;
  expect(with_({ connect: 1500, greeting: 1 })).toBe('the connection');
  expect(with_({ connect: 1, greeting: 1500 })).toBe('the greeting');
  expect(with_({ connect: 600, greeting: 600, tls: 3000 })).toBeUndefined();
});
