import { expect, it } from 'vitest';
import { makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import { hasFact, whyNotLooked } from './has-fact.ts';

it('knows what was observed', () => {
  const facts = makeFacts({ wire: { attempts: [makeAttempt()] }, server: { files: {} } });
  expect(hasFact(facts, 'wire.attempts')).toBe(true);
  expect(hasFact(facts, 'server.files')).toBe(true);
  expect(hasFact(facts, 'server.options')).toBe(false);
  expect(hasFact(makeFacts({ wire: { attempts: [] } }), 'wire.attempts')).toBe(false);
});

it('gives the reason when nothing of it was', () => {
  const facts = makeFacts({ notLooked: [{ what: 'log.lines', why: 'the log is not readable' }] });
  expect(whyNotLooked(facts, ['log.lines'])).toBe('the log is not readable');
  expect(whyNotLooked(facts, ['log.lines', 'server.files'])).toBe(
    'the log is not readable; server.files was not looked at',
  );
  expect(
    whyNotLooked(makeFacts({ log: { files: [], sinceStart: [], duringAttempts: [] } }), ['log.lines']),
  ).toBeUndefined();
});
