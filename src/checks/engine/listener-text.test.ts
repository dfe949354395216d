import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { listenerEvidence, listenerText } from './listener-text.ts';

it('says who listens, and nothing where that is not known', () => {
  const facts = makeFacts({ listener: { pid: 42, program: 'haproxy', stopped: true } });
  expect(listenerText(facts)).toBe('; haproxy (process 42) listens there and is stopped');
  expect(listenerEvidence(facts)).toEqual({ listener: 'haproxy (process 42)' });
  expect(listenerText(makeFacts())).toBe('');
  expect(listenerEvidence(makeFacts())).toEqual({});
});
