import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain, refusedClient } from '../../test/make/scenes.ts';
import { check } from './ca-rotation-leaf-before-ca.ts';
import { check as unknownCa } from './server-cert-unknown-ca.ts';

const [old, next] = [makeCa('/O=Acme/CN=Acme CA 2024'), makeCa('/O=Acme/CN=Acme CA 2026')];
const leaf = makeCertificate({ subject: '/CN=db', issuer: next });
const code = 'SELF_SIGNED_CERT_IN_CHAIN';

it('fires: the client has the generation before', () => {
  const [found] = finds(check, refusedChain(code, [leaf, next], [old]), 1);
  expect(found).toMatchObject({ certainty: 'likely', candidates: ['server-cert-unknown-ca'] });
});

it('fires: the server has the generation before that of the client certificate', () => {
  const served = makeCertificate({ subject: '/CN=db', issuer: old });
  finds(check, refusedClient([leaf], { ca: [old], chain: [served] }), 1);
});

it('is silent: a CA of another name', () => {
  const facts = refusedChain(code, [leaf, next], [makeCa('/O=Other/CN=Other CA')]);
  finds(check, facts, 0);
  finds(unknownCa, facts, 1);
});
