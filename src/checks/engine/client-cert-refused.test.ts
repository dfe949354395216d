import { expect, it } from 'vitest';
import { cutOff, loginError, makeAttempt, wired } from '../../../test/make/facts.ts';
import { clientCertAlert, clientCertRefused, isClientCertRefused } from './client-cert-refused.ts';

const lost = makeAttempt({ stage: 'login', clientCertificateSent: true, login: { ok: false, closed: 'reset' } });
const alert = { code: 45, name: 'certificate_expired', fatal: true };
const shown = cutOff('tls', { purpose: 'tls-1.2', tls: { ok: false, chain: [], alertReceived: alert } });
const bare = loginError(1045, 'denied', { purpose: 'without-client-certificate' });

it('takes the alert from the attempt that showed it and narrows the reasons down', () => {
  const facts = wired(lost, shown, bare);
  expect(clientCertAlert(facts)?.code).toBe(45);
  expect(isClientCertRefused(facts)).toBe(true);
  expect(clientCertRefused(facts)[0]).toMatchObject({
    what: 'the server at 192.0.2.1:3306 refuses the certificate of the client (alert 45 certificate_expired)',
    evidence: { withoutCertificate: 'the handshake passes' },
    candidates: ['client-cert-expired', 'crl-expired', 'ca-cert-expired'],
  });
});

it('is sure only when the connection passes without the certificate, or the alert says so', () => {
  expect(isClientCertRefused(wired(lost))).toBe(false);
  expect(isClientCertRefused(wired(lost, bare))).toBe(true);
  expect(clientCertRefused(wired(makeAttempt()))).toEqual([]);
});
