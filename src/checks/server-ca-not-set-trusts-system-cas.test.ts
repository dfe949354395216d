import { expect, it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { RequireClause } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-ca-not-set-trusts-system-cas.ts';

const facts = (ssl_ca: string, require: RequireClause, clientCertificateSent = true, ssl_capath = ''): Facts => ({
  ...wired(makeAttempt({ clientCertificateSent })),
  admin: { variables: { ssl_ca, ssl_capath }, matched: { user: 'app', host: '%', plugin: 'x', require } },
});

it('fires: it took a certificate, and the account asks for any', () => {
  expect(finds(check, facts('', { kind: 'X509' }), 1)[0]?.severity).toBe('warning');
  expect(finds(check, facts('', { kind: 'SPECIFIED', subject: '/CN=app' }), 1)[0]?.severity).toBe('warning');
});

it('is a notice where the account is bound otherwise', () => {
  expect(finds(check, facts('', { kind: 'SPECIFIED', issuer: '/CN=CA' }), 1)[0]?.severity).toBe('notice');
  expect(finds(check, facts('', { kind: 'SSL' }), 1)[0]?.severity).toBe('notice');
});

it('is silent: a CA or a folder of them, or no certificate was shown', () => {
  finds(check, facts('ca.pem', { kind: 'X509' }), 0);
  finds(check, facts('', { kind: 'X509' }, true, '/etc/mysql/cas'), 0);
  finds(check, facts('', { kind: 'X509' }, false), 0);
});
