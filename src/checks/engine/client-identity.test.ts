import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { refusedClient } from '../../../test/make/scenes.ts';
import { foundIdentity, identityProblem } from './client-identity.ts';

const ca = makeCa('/O=Acme/CN=CA');
const twin = makeCa('/O=Acme/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: twin });

it('judges by the files of the server where they are seen', () => {
  const facts = refusedClient([app], { ca: [ca], chain: [leaf] });
  expect(identityProblem(facts)).toMatchObject({
    id: 'ca-renewed-same-name-new-key',
    evidence: { subject: '/CN=app', alert: 'hidden' },
  });
  expect(foundIdentity('client-cert-other-ca')(facts)).toEqual([]);
});

it('leaves open what the client alone cannot know', () => {
  expect(identityProblem(refusedClient([app]))).toBeUndefined();
  expect(identityProblem(refusedClient([]))).toBeUndefined();
});
