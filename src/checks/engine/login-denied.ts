import type { Facts } from '../../facts/facts.ts';
import { addressText, asked } from './attempts.ts';
import type { Found } from './check.ts';
import { observe } from './observe.ts';

/** The `run` of the last resort for a denied login: what the observations leave of the possible reasons. */
export function loginDenied(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  if (attempt === undefined || observe(facts).failing !== 'login-denied') return [];
  const text = attempt.login?.error?.text ?? `the connection ended (${attempt.login?.closed ?? 'no reason'})`;
  const encrypted = attempt.tls?.ok === true;
  const certificate = attempt.clientCertificateSent === true && encrypted;
  const reasons = [
    ['account-password-wrong', true],
    ['require-ssl-plain-client', !encrypted && attempt.to.socket === undefined],
    ['require-ssl-unix-socket', !encrypted && attempt.to.socket !== undefined],
    ['require-x509-no-client-cert', !certificate],
    ['require-subject-mismatch', certificate],
    ['require-issuer-mismatch', certificate],
    ['require-cipher-not-negotiated', encrypted],
    ['account-host-not-matched-skip-name-resolve', attempt.to.socket === undefined],
  ] as const;
  return [
    {
      what: `the server denies the login: ${text}`,
      evidence: {
        address: addressText(attempt),
        errno: attempt.login?.error?.errno ?? 0,
        encrypted,
        clientCertificate: certificate,
      },
      candidates: reasons.filter(([, possible]) => possible).map(([id]) => id),
    },
  ];
}
