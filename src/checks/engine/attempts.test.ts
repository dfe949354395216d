import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import { addressText, asked, attemptFor, connectEvidence, foundServerError } from './attempts.ts';

it('finds attempts by what they were for', () => {
  const facts = makeFacts({ wire: { attempts: [makeAttempt(), makeAttempt({ purpose: 'plain' })] } });
  expect(asked(facts)?.purpose).toBe('as-asked');
  expect(attemptFor(facts, 'plain')?.purpose).toBe('plain');
  expect(attemptFor(facts, 'old-tls')).toBeUndefined();
});

it('writes addresses', () => {
  expect(addressText(makeAttempt())).toBe('192.0.2.1:3306');
  expect(addressText(makeAttempt({ to: { address: '::1', port: 1 } }))).toBe('[::1]:1');
  expect(addressText(makeAttempt({ to: { socket: '/s' } }))).toBe('/s');
});

it('tells how every address of a name answered', () => {
  const failed = makeAttempt({ stage: 'connect', connectError: 'ECONNREFUSED' });
  expect(connectEvidence(failed)).toEqual({ address: '192.0.2.1:3306', error: 'ECONNREFUSED' });
  const tried = ['::1 ETIMEDOUT', '192.0.2.1 ECONNREFUSED'];
  expect(connectEvidence({ ...failed, tried })).toMatchObject({ tried });
});

it('finds errors of the server by number, wherever they came', () => {
  const run = foundServerError([1129, 1045], () => ({}));
  const early = cutOff('greeting', { greetingError: { errno: 1129, text: 'blocked' } });
  const late = makeAttempt({ login: { ok: false, error: { errno: 1045, text: 'denied' } } });
  expect(run(makeFacts({ wire: { attempts: [early] } }))[0]).toMatchObject({
    what: 'blocked',
    evidence: { errno: 1129 },
  });
  expect(run(makeFacts({ wire: { attempts: [late] } }))[0]?.what).toBe('denied');
  expect(run(makeFacts({ wire: { attempts: [makeAttempt()] } }))).toEqual([]);
});
