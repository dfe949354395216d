import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts, makeGreeting } from '../../../test/make/facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Check } from './check.ts';
import { decide } from './decide.ts';

const noTls: Check = {
  id: 'no-tls',
  family: 'network-ops',
  title: 'none',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  versions: 'all',
  symptoms: [],
  why: 'because',
  proof: '',
  fix: ['do'],
  lookAlikes: [],
  leadsTo: ['tls-not-offered'],
  reads: ['wire.attempts'],
  run: (facts: Facts) =>
    facts.wire?.attempts[0]?.greeting?.offersTls === false ? [{ what: 'offers none', evidence: { bit: false } }] : [],
};
const needsLogin: Check = { ...noTls, id: 'needs-login', reads: ['admin.accounts'], run: () => [] };

it('runs what can look and says why the rest could not', () => {
  const wire = { attempts: [cutOff('capability', { greeting: makeGreeting({ offersTls: false }) })] };
  const notLooked = [{ what: 'admin.accounts', why: 'no --admin-user was given' }] as const;
  const { verdict, cause, checked, notChecked } = decide(makeFacts({ wire, notLooked }), [noTls, needsLogin]);
  expect({ verdict, checked, notChecked }).toEqual({
    verdict: 'broken',
    checked: ['no-tls'],
    notChecked: [{ id: 'needs-login', why: 'no --admin-user was given' }],
  });
  expect(cause).toMatchObject({ id: 'no-tls', what: 'offers none', why: 'because', fix: ['# do'], severity: 'error' });
});

it('is healthy when the connection works, broken without a cause when it does not, unknown when nothing was tried', () => {
  const verdict = (facts: Facts) => decide(facts, [noTls]).verdict;
  expect(verdict(makeFacts({ wire: { attempts: [makeAttempt()] } }))).toBe('healthy');
  expect(verdict(makeFacts({ wire: { attempts: [cutOff('tls')] } }))).toBe('unknown');
  expect(verdict(makeFacts({ wire: { attempts: [cutOff('connect', { connectError: 'EHOSTUNREACH' })] } }))).toBe(
    'broken',
  );
  expect(verdict(makeFacts())).toBe('unknown');
  expect(verdict(makeFacts({ server: { files: {} } }))).toBe('healthy');
});

it('takes no fault for the cause that the connection got past', () => {
  const fires: Check = {
    ...noTls,
    leadsTo: ['server-cert-refused'],
    run: () => [{ what: 'an unused CA', evidence: {} }],
  };
  const { verdict, cause, findings } = decide(makeFacts({ wire: { attempts: [makeAttempt()] } }), [fires]);
  expect({ verdict, cause, severity: findings[0]?.severity }).toEqual({
    verdict: 'healthy',
    cause: null,
    severity: 'warning',
  });
});
