import type { Facts } from '../../facts/facts.ts';
import { addressText, asked, attemptFor } from './attempts.ts';
import type { Found } from './check.ts';
import { observe } from './observe.ts';
import { reissue } from './reissue-mend.ts';
import { requireProblem } from './require-compare.ts';
import { refusedCurve, unshownKey } from './unshown-key.ts';

/** The `run` of `client-cert-key-type-not-offered`. */
export function foundKeyType(facts: Facts): readonly Found[] {
  const curve = refusedCurve(facts);
  if (curve !== undefined) return brokenOff(facts, curve);
  const unshown = unshownKey(facts);
  if (unshown === undefined) return [];
  const evidence = { ...unshown };
  const mends = reissue('client', facts);
  const hidden = `the client does not show its certificate (${unshown.subject}): TLS 1.3 has no signature for its key (${unshown.key}) that both sides know`;
  if (observe(facts).failing !== 'login-denied') return [{ what: hidden, evidence, mends, severity: 'warning' }];
  if (facts.admin?.accounts !== undefined) {
    const problem = requireProblem(facts);
    return problem?.id === 'client-cert-key-type-not-offered' ? [problem] : [];
  }
  if (asked(facts)?.login?.error?.errno !== 1045) return [];
  const what = `${hidden}, and the server denies the login as one without a certificate`;
  return [{ what, evidence, mends, certainty: 'likely', candidates: ['account-password-wrong'] }];
}

/** In TLS 1.2 the server ends the handshake at such a key. */
function brokenOff(facts: Facts, curve: NonNullable<ReturnType<typeof refusedCurve>>): readonly Found[] {
  const attempt = asked(facts);
  const bare = attemptFor(facts, 'without-client-certificate');
  if (attempt === undefined || bare?.tls?.ok === false) return [];
  return [
    {
      what: `${addressText(attempt)} ends the handshake at the client's certificate (${curve.subject}): its key (${curve.key}) is on a curve that TLS does not take (alert 47 illegal_parameter)`,
      evidence: { ...curve, alert: 47, withoutCertificate: bare === undefined ? 'not tried' : 'the handshake passes' },
      mends: reissue('client', facts),
      leadsTo: ['handshake-failed'],
    },
  ];
}
