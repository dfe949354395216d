import type { Facts } from '../../facts/facts.ts';
import type { ServerError } from '../../facts/wire.ts';
import { asked, attemptFor } from './attempts.ts';

/** The error in plain text that stands behind a failed handshake, by the raw bytes or by a login without TLS. */
export function plainError(facts: Facts): (ServerError & { readonly unasked: boolean }) | undefined {
  const attempt = asked(facts);
  if (attempt?.tls === undefined || attempt.tls.ok) return undefined;
  const answer = attemptFor(facts, 'tls-refusal')?.tls?.plainAnswer;
  const plain = attemptFor(facts, 'plain');
  const error = answer?.error ?? plain?.greetingError ?? plain?.login?.error;
  return error === undefined ? undefined : { ...error, unasked: answer?.unasked === true };
}
