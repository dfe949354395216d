import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { cutOff, failedTls, type makeAttempt } from '../../../test/make/facts.ts';
import { denied } from '../../../test/make/scenes.ts';
import { foundKeyType } from './found-key-type.ts';

const own = makeCertificate({
  subject: '/CN=app',
  issuer: makeCa('/CN=CA'),
  key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
});
const refused = {
  ...failedTls({ alertReceived: { code: 47, name: 'illegal_parameter', fatal: true } }),
  clientCertificateSent: true,
};

/** What is said where the handshake broke off and the one without a certificate came to this. */
function check(bare: Parameters<typeof makeAttempt>[0], expected: number): void {
  const without = { ...cutOff('login', bare), purpose: 'without-client-certificate' } as const;
  const facts = { ...denied({ kind: 'X509' }, { certificate: own }), wire: { attempts: [refused, without] } };
  expect(foundKeyType(facts)).toHaveLength(expected);
}

it('blames the curve where the handshake passes without the certificate', () => {
  check({ tls: { ok: true, chain: [] } }, 1);
  check({ tls: { ok: false, chain: [] } }, 0);
});
