import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { perFacts } from './per-facts.ts';

it('asks once for the same facts, also where there is no answer, and anew for others', () => {
  let asked = 0;
  const answer = perFacts(({ wire }) => {
    asked += 1;
    return wire;
  });
  const [some, others] = [makeFacts(), makeFacts({ wire: { attempts: [] } })];
  expect([answer(some), answer(some), answer(others), asked]).toEqual([undefined, undefined, { attempts: [] }, 2]);
});
