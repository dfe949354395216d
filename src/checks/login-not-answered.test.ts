import { expect, it } from 'vitest';
import { loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './login-not-answered.ts';

it('fires: the end comes in place of an answer', () => {
  finds(check, wired(makeAttempt({ stage: 'login', login: { ok: false, closed: 'fin' } })), 1);
});

it('names the certificate that the peer wants', () => {
  const tls = { ok: true, chain: [], alertReceived: { code: 116, name: 'certificate_required', fatal: true } };
  const [found] = finds(check, wired(makeAttempt({ stage: 'login', tls, login: { ok: false } })), 1);
  expect(found?.what).toContain('wants a client certificate');
});

it('is silent: the server denies the login, or refuses the certificate of the client', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
  const cut = { stage: 'login', clientCertificateSent: true, login: { ok: false, closed: 'reset' } } as const;
  finds(check, wired(makeAttempt(cut)), 0);
});
