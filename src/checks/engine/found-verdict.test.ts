import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { refusedChain, refusedClient } from '../../../test/make/scenes.ts';
import { foundVerdict } from './found-verdict.ts';

const ca = makeCa('/CN=Root', { from: -20, to: -10 });
const leaf = makeCertificate({ subject: '/CN=x', issuer: ca });

it('finds the same fault on either side', () => {
  const check = foundVerdict('ca-cert-expired');
  expect(check(refusedChain('CERT_HAS_EXPIRED', [leaf], [ca]))[0]?.leadsTo).toEqual(['server-cert-refused']);
  const own = makeCertificate({ subject: '/CN=db', issuer: makeCa('/CN=Own') });
  expect(check(refusedClient([leaf], { ca: [ca], chain: [own] }))[0]?.leadsTo).toEqual(['client-cert-refused']);
});
