import { expect, it } from 'vitest';
import { type Proof, type ProofOutcome, verdictOf } from './proof.ts';

const check = (outcomes: ProofOutcome[], expected: string): void => {
  const proofs = outcomes.map((outcome): Proof => ({ id: 'login', expected: '', observed: '', outcome, millis: 0 }));
  expect(verdictOf(proofs)).toBe(expected);
};

it('never calls a claim proven that was not', () => {
  check(['passed', 'passed'], 'proven');
  check(['passed', 'unknown'], 'unknown');
  check(['unknown', 'failed'], 'not-proven');
  check([], 'unknown');
});
