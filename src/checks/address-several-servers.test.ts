import { it } from 'vitest';
import { cutOff, makeFacts, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt, GreetingFact } from '../facts/wire.ts';
import { check } from './address-several-servers.ts';

const greeted = (parts: Partial<GreetingFact>, more: Partial<Attempt> = {}): Attempt =>
  cutOff('login', { greeting: makeGreeting(parts), ...more });

it('fires on the fault', () => {
  finds(check, wired(greeted({ version: '8.4.9' }), greeted({ version: '9.7.4' })), 1);
  finds(check, wired(greeted({ connectionId: 90 }), greeted({ connectionId: 12 })), 1);
  const attempts = [greeted({ connectionId: 11 }), greeted({ connectionId: 500 })];
  finds(check, makeFacts({ wire: { attempts }, admin: { around: { ids: [10, 12], delta: {} } } }), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(greeted({ connectionId: 11 }), greeted({ connectionId: 40 })), 0);
  finds(check, wired(greeted({ connectionId: 0 }), greeted({ connectionId: 0 })), 0);
  // Two addresses of one name.
  finds(check, wired(greeted({ connectionId: 90 }), greeted({ connectionId: 12 }, { to: { address: '::1' } })), 0);
  finds(check, wired(cutOff('connect')), 0);
});
