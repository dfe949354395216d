import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt, wired } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedChain } from '../../../test/make/scenes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileContent } from '../../facts/file.ts';
import { chainProblem, foundChain } from './server-chain.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');

it('has the certificates and the word of OpenSSL as evidence', () => {
  const problem = chainProblem(refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [foreign]));
  expect(problem).toMatchObject({
    id: 'server-cert-unknown-ca',
    evidence: {
      openssl: 'SELF_SIGNED_CERT_IN_CHAIN',
      chain: ['/O=Acme/CN=db', '/O=Acme/CN=Root'],
      trusted: ['/O=Other/CN=Foreign'],
    },
  });
});

it('is not sure where a missing intermediate would look the same', () => {
  const [found] = foundChain('server-cert-unknown-ca')(
    refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [leaf], [foreign]),
  );
  expect(found).toMatchObject({ certainty: 'likely', candidates: ['server-cert-intermediate-missing'] });
});

it('says nothing about chains that were accepted, and guesses no reason', () => {
  expect(chainProblem(wired(makeAttempt()))).toBeUndefined();
  expect(chainProblem(refusedChain('SOME_NEW_CODE', [leaf], [ca]))).toBeUndefined();
});

it("does not call a CA unknown that lies in the client's folder without a link", () => {
  const scene = refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [leaf], [foreign]);
  const holding = (content: FileContent): Facts => ({
    ...scene,
    client: {
      ...scene.client,
      files: { capath: { ...fileAt('/0755 d/0755'), entries: [fileAt('/0755 d/0755 ca.pem:0644', content)] } },
    },
  });
  expect(chainProblem(holding(certFile(ca)))).toBeUndefined();
  expect(chainProblem(holding(certFile(foreign)))).toHaveProperty('id');
});
