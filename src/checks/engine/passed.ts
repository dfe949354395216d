import type { Facts } from '../../facts/facts.ts';
import { overTimeout } from './over-timeout.ts';
import type { State } from './state.ts';

/**
 * The states in which the connection as asked was seen not to stand: it got further. A fault that could only lead to one of
 * them explains nothing here, however true it is. Empty where another client than ours fails: a driver may stop where
 * we pass.
 */
export function passedStates(facts: Facts): ReadonlySet<State> {
  const { program, complaint, driver } = facts.client ?? {};
  const ours = program === undefined || /^(mysql|mariadb)(-|$)/.test(program.id);
  const attempt = facts.wire?.attempts.find(({ purpose }) => purpose === 'as-asked');
  if (!ours || driver !== undefined || complaint !== undefined || attempt?.greeting === undefined) return new Set();
  const { tls, login, clientCertificateSent } = attempt;
  if (overTimeout(facts) !== undefined) return new Set(['name-unresolved']);
  const passed: State[] = ['name-unresolved', 'not-reachable', 'no-greeting', 'greeting-refused'];
  if (tls?.ok === true) passed.push('tls-not-offered', 'handshake-failed');
  // Only what was judged: a client that verifies nothing passes by every certificate. The chain comes before the name.
  if (tls?.verified?.ok === true || tls?.verified?.what === 'name') passed.push('server-cert-refused');
  if (login?.ok === true) {
    passed.push('client-cert-missing', 'login-denied', 'login-not-possible', 'insecure-transport-refused');
    if (tls?.ok === true && clientCertificateSent === true) passed.push('client-cert-refused');
  }
  return new Set(passed);
}
