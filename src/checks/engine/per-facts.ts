import type { Facts } from '../../facts/facts.ts';

/** The function, carried out once for the same facts: many checks ask for one answer, each for another part of it. */
export function perFacts<T>(compute: (facts: Facts) => T): (facts: Facts) => T {
  const answers = new WeakMap<Facts, { readonly answer: T }>();
  return (facts) => {
    const known = answers.get(facts) ?? { answer: compute(facts) };
    answers.set(facts, known);
    return known.answer;
  };
}
