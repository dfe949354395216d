import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { caFolder, holds } from './ca-folder.ts';
import { certificatesIn } from './trust-store.ts';

const root = makeCa('/CN=Root');
const sub = makeCertificate({ subject: '/CN=Sub', issuer: root, extensions: ['basicConstraints=critical,CA:TRUE'] });
const trusted = certificatesIn(certFile(root));
const facts = (name: string, one: typeof root) =>
  makeFacts({ client: { nearby: [fileAt(`/0755 ca/0755 ${name}:0644`, certFile(one))] } });

it('takes a folder by the name of its certificate, and by who trusts it', () => {
  expect(caFolder(facts('cacert.pem', root), (ca) => holds(trusted, ca))?.folder).toBe('/ca');
  expect(caFolder(facts('cacert.pem', sub), (ca) => holds(trusted, ca))?.folder).toBe('/ca');
  expect(caFolder(facts('cacert.pem', makeCa('/CN=Root')), (ca) => holds(trusted, ca))).toBeUndefined();
  expect(caFolder(facts('ca.pem', root), (ca) => holds(trusted, ca))).toBeUndefined();
});
