import type { Facts } from '../../facts/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import type { Found, Json } from './check.ts';

/** The attempt that was made as the user asked. */
export function asked(facts: Facts): Attempt | undefined {
  return attemptFor(facts, 'as-asked');
}

export function attemptFor(facts: Facts, purpose: Attempt['purpose']): Attempt | undefined {
  return facts.wire?.attempts.find((attempt) => attempt.purpose === purpose);
}

/** `192.0.2.1:3306`, `[::1]:3306` or the path of the socket. */
export function addressText({ to }: Attempt): string {
  if (to.socket !== undefined) return to.socket;
  const address = to.address ?? '?';
  return `${address.includes(':') ? `[${address}]` : address}:${to.port ?? '?'}`;
}

/** Evidence of a connection that did not come about; every address of the name counts. */
export function connectEvidence(attempt: Attempt): Record<string, Json> {
  const { connectError = '', tried } = attempt;
  return { address: addressText(attempt), error: connectError, ...(tried === undefined ? {} : { tried }) };
}

/** The `run` of a check about an error that the server sent in place of its greeting or as its answer to the login. */
export function foundServerError(
  numbers: readonly number[],
  say: (text: string, attempt: Attempt, facts: Facts) => Partial<Found> | undefined,
): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const attempt = asked(facts);
    const error = attempt?.greetingError ?? attempt?.login?.error;
    if (attempt === undefined || error === undefined || !numbers.includes(error.errno)) return [];
    const found = say(error.text, attempt, facts);
    if (found === undefined) return [];
    const evidence: Record<string, Json> = { address: addressText(attempt), errno: error.errno, text: error.text };
    return [{ what: error.text, ...found, evidence: { ...evidence, ...found.evidence } }];
  };
}
