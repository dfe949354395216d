import { expect, it } from 'vitest';
import { type Made, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { knownAll } from './known-certificate.ts';
import { unlinked } from './unlinked-chain.ts';

const root = makeCa('/O=Acme/CN=Root');
const middle = makeCa('/O=Acme/CN=Middle', { issuer: root });
const leaf = makeCertificate({ subject: '/CN=db', issuer: middle });
const other = makeCa('/O=Other/CN=Root');

function check(sent: readonly Made[], trusted: readonly Made[], id: string): void {
  const chain = knownAll(sent.map(({ der }) => der));
  const [first] = chain;
  if (first === undefined) throw new Error('no certificate');
  const given = knownAll(trusted.map(({ der }) => der));
  const scene = { chain, leaf: first, trusted: given, code: '', time: new Date(), at: 'db:3306' };
  expect(unlinked(scene).id).toBe(id);
}

it('says where the way from the leaf to a trusted root ends', () => {
  check([leaf], [root], 'server-cert-intermediate-missing');
  check([leaf], [middle], 'client-ca-root-missing');
  check([leaf, middle], [other], 'server-cert-unknown-ca');
  check([leaf, middle, root], [other], 'server-cert-unknown-ca');
  check([leaf, middle], [makeCa('/O=Acme/CN=Root')], 'ca-renewed-same-name-new-key');
  check([other], [root], 'server-cert-self-signed');
});
