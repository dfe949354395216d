import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './client-cert-key-type-not-offered.ts';

const ca = makeCa('/CN=CA');
const withCurve = (curve: string) =>
  makeCertificate({
    subject: '/CN=app',
    issuer: ca,
    key: ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`],
  });
const brainpool = withCurve('brainpoolP256r1');
const x509 = { kind: 'X509' } as const;

it('fires: no signature scheme of TLS 1.3 is for the key, and the account wants a certificate', () => {
  const [found] = finds(check, denied(x509, { certificate: brainpool }), 1);
  expect(found?.what).toContain('EC brainpoolP256r1');
});

it('says from the client alone that it is likely', () => {
  const { admin: _admin, ...alone } = denied(x509, { certificate: brainpool });
  expect(finds(check, alone, 1)[0]).toMatchObject({ certainty: 'likely', candidates: ['account-password-wrong'] });
});

it('is silent: an account that wants none, a key that TLS 1.3 knows', () => {
  finds(check, denied({ kind: 'NONE' }, { certificate: brainpool }), 0);
  finds(check, denied(x509, { certificate: withCurve('secp384r1') }), 0);
});

it('warns where the login works all the same', () => {
  const { client } = denied(x509, { certificate: brainpool });
  const facts = {
    ...denied(x509),
    client: client ?? {},
    wire: { attempts: [makeAttempt({ clientCertificateSent: true })] },
  };
  expect(finds(check, facts, 1)[0]).toMatchObject({ severity: 'warning' });
});
