import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-handshake-without-timeout.ts';

const standing = (seconds: number): Facts =>
  makeFacts({
    admin: { variables: { connect_timeout: '10' }, unauthenticated: [{ id: 9, host: '192.0.2.2:4', seconds }] },
  });

it('fires on the fault', () => {
  finds(check, standing(60), 1);
});

it('is silent on the near miss', () => {
  finds(check, standing(11), 0);
  finds(check, makeFacts({ admin: { variables: { connect_timeout: '10' } } }), 0);
});
