import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Finding } from './check.ts';
import { notInForce } from './not-in-force.ts';

const finding: Finding = {
  id: 'server-cert-file-unusable',
  severity: 'error',
  role: 'cause',
  what: 'the file is empty',
  why: '',
  fix: [],
  mends: [],
  evidence: {},
  certainty: 'proved',
  leadsTo: ['server-not-running', 'server-tls-off'],
  generic: false,
  candidates: [],
};
const check = (facts: Partial<Facts>, later: boolean, parts: Partial<Finding> = {}): void => {
  const before = { ...finding, ...parts };
  const { leadsTo, what } = notInForce(before, makeFacts(facts));
  expect(leadsTo).toEqual(later ? ['restart-will-fail'] : before.leadsTo);
  expect(/next start/.test(what)).toBe(later);
};
const served = { attempts: [makeAttempt({ tls: { ok: true, chain: [new Uint8Array([1])] } })] };
const failed = { attempts: [cutOff('tls', { tls: { ok: false, chain: [] } })] };

it('leaves to the next start what the running server does not have', () => {
  check({ wire: served }, true);
  check({ admin: { variables: { have_ssl: 'YES' } } }, true);
  check({ wire: failed, admin: { variables: { have_ssl: 'YES' } } }, false);
  check({ admin: { variables: { have_ssl: 'DISABLED' } } }, false);
  check({}, false);
});

it('leaves alone what leads elsewhere', () => {
  check({ wire: served }, false, { leadsTo: ['server-tls-off', 'handshake-failed'] });
  check({ wire: served }, false, { leadsTo: [] });
  check({ wire: served }, false, { role: 'warning' });
});
