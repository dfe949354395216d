import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedChain } from '../../../test/make/scenes.ts';
import type { Facts } from '../../facts/facts.ts';
import { expiredNext } from './expired-next.ts';

const ca = makeCa('/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const refused = (to: number): Facts => {
  const own = makeCertificate({ subject: '/CN=app', issuer: ca, from: -20, to });
  const facts = refusedChain('CERT_HAS_EXPIRED', [leaf], [ca]);
  const files = { ...facts.client?.files, cert: fileAt('/0755 c.pem:0644', certFile(own)) };
  return { ...facts, client: { ...facts.client, files } };
};

it("tells of the client's expired certificate where the server's is refused first", () => {
  expect(expiredNext(refused(-10))).toMatchObject([{ leadsTo: [], evidence: { file: '/c.pem' } }]);
});

it('is silent where it is valid', () => {
  expect(expiredNext(refused(10))).toEqual([]);
});
