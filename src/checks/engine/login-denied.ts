import type { Facts } from '../../facts/facts.ts';
import { againLine } from './again-line.ts';
import { addressText, asked } from './attempts.ts';
import type { Found } from './check.ts';
import { observe } from './observe.ts';
import { passwordFrom } from './password-from.ts';
import { runLine, sqlText } from './replica-mend.ts';

/** The `run` of the last resort for a denied login: what the observations leave of the possible reasons. */
export function loginDenied(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  if (attempt === undefined || observe(facts).failing !== 'login-denied') return [];
  // An end without a word denies nothing (login-not-answered).
  const text = attempt.login?.error?.text;
  if (text === undefined) return [];
  const encrypted = attempt.tls?.ok === true;
  const certificate = attempt.clientCertificateSent === true && encrypted;
  const from = passwordFrom(facts);
  const denied = [1045, 1698].includes(attempt.login?.error?.errno ?? 0);
  const reasons = [
    ['account-password-wrong', true],
    ['require-ssl-plain-client', !encrypted && attempt.to.socket === undefined],
    ['require-secure-transport-plain-client', !encrypted && attempt.to.socket === undefined],
    ['require-ssl-unix-socket', !encrypted && attempt.to.socket !== undefined],
    ['require-x509-no-client-cert', !certificate],
    ['require-subject-mismatch', certificate],
    ['require-issuer-mismatch', certificate],
    ['require-cipher-not-negotiated', encrypted],
    ['account-host-not-matched-skip-name-resolve', attempt.to.socket === undefined],
    ['account-no-match-for-host', attempt.to.socket === undefined],
    ['account-shadowed-by-other-row', true],
    ['account-locked', true],
    ['require-of-proxied-account-counts', !certificate],
  ] as const;
  return [
    {
      what: denied
        ? `the server denies the login: ${text}`
        : `the server ends the login with an error of its own: ${text}`,
      evidence: {
        address: addressText(attempt),
        errno: attempt.login?.error?.errno ?? 0,
        encrypted,
        clientCertificate: certificate,
        ...(from === undefined ? {} : { passwordFrom: from }),
      },
      candidates: reasons.filter(([, possible]) => possible && denied).map(([id]) => id),
      fix: nextLook(facts),
    },
  ];
}

/** Where the reason can be seen: on the server. */
function nextLook(facts: Facts): string[] {
  const user = facts.client?.intent?.user ?? '';
  const rows = `SELECT user, host, plugin, ssl_type, x509_subject, x509_issuer, ssl_cipher FROM mysql.user WHERE user IN (${sqlText(user)}, '')`;
  return [runLine(facts, rows, true), againLine(facts, facts.admin === undefined ? { 'admin-user': 'root' } : {})];
}
