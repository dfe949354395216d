import { it } from 'vitest';
import { cutOff, makeFacts, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './proxy-strips-tls.ts';

const seen = (have: string, id: number, offersTls = false): Facts =>
  makeFacts({
    wire: { attempts: [cutOff('capability', { greeting: makeGreeting({ offersTls, connectionId: 8 }) })] },
    admin: { version: '9.7.4', connectionId: id, channels: [{ channel: 'mysql_main', properties: { Enabled: have } }] },
  });

it('fires on the fault', () => {
  finds(check, seen('Yes', 10), 1);
});

it('is silent on the near miss', () => {
  finds(check, seen('No', 10), 0);
  finds(check, seen('Yes', 8_000), 0);
  finds(check, seen('Yes', 3), 0);
  finds(check, seen('Yes', 10, true), 0);
});
