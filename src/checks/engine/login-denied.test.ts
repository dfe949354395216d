import { expect, it } from 'vitest';
import { loginError, makeAttempt, wired } from '../../../test/make/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { loginDenied } from './login-denied.ts';

const candidates = (attempt: Attempt) => loginDenied(wired(attempt))[0]?.candidates;

it('leaves out what the observations exclude', () => {
  const with1045 = loginError(1045, 'Access denied', { clientCertificateSent: true });
  expect(candidates(with1045)).toEqual([
    'account-password-wrong',
    'require-subject-mismatch',
    'require-issuer-mismatch',
    'require-cipher-not-negotiated',
    'account-host-not-matched-skip-name-resolve',
    'account-no-match-for-host',
    'account-shadowed-by-other-row',
    'account-locked',
  ]);
  const { tls: _tls, ...plain } = with1045;
  expect(candidates(plain)).toContain('require-ssl-plain-client');
  expect(candidates({ ...plain, to: { socket: '/s' } })).toContain('require-ssl-unix-socket');
  expect(loginDenied(wired(makeAttempt()))).toEqual([]);
});
