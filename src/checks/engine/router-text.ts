import type { Facts } from '../../facts/facts.ts';
import { addressText, asked } from './attempts.ts';
import type { Found } from './check.ts';

/** The `run` of a check about an error that only MySQL Router sends, by its text. */
export function foundRouterText(pattern: RegExp): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const attempt = asked(facts);
    const error = attempt?.greetingError ?? attempt?.login?.error;
    if (attempt === undefined || error === undefined || !pattern.test(error.text)) return [];
    const inLogin = attempt.greetingError === undefined;
    return [
      {
        what: `MySQL Router at ${addressText(attempt)} says: ${error.text}`,
        evidence: {
          address: addressText(attempt),
          errno: error.errno,
          text: error.text,
          greeting: attempt.greeting?.version ?? '',
        },
        leadsTo: inLogin ? ['login-denied', 'login-not-possible'] : ['greeting-refused'],
      },
    ];
  };
}
