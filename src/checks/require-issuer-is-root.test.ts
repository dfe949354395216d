import { it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-issuer-is-root.ts';

const root = makeCa('/CN=Root');
const ca = makeCa('/O=Acme/CN=CA', { issuer: root });
const alice = makeCertificate({ subject: '/CN=alice', issuer: ca });
const facts = { server: { user: mysql, files: { ca: fileAt('/0755 ca.pem:0644', certFile(root)) } } };

it('fires: the root', () => {
  finds(check, denied({ kind: 'SPECIFIED', issuer: '/CN=Root' }, { certificate: alice, facts }), 1);
});

it('is silent: another CA', () => {
  finds(check, denied({ kind: 'SPECIFIED', issuer: '/CN=Other' }, { certificate: alice, facts }), 0);
});
