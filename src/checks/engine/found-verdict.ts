import type { Facts } from '../../facts/facts.ts';
import type { Found } from './check.ts';
import { foundIdentity } from './client-identity.ts';
import { foundChain } from './server-chain.ts';
import { foundServerCrl } from './server-crl.ts';

/** The `run` of a check about a certificate, CA or CRL whoever shows it: the first side on which it is at fault. */
export function foundVerdict(id: string): (facts: Facts) => readonly Found[] {
  const sides = [foundChain(id), foundIdentity(id), foundServerCrl(id)];
  return (facts) => {
    for (const side of sides) {
      const found = side(facts);
      if (found.length > 0) return found;
    }
    return [];
  };
}
