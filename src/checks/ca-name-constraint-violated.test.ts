import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-name-constraint-violated.ts';

const extensions = ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'];
const ca = makeCa('/CN=Root', { extensions });
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db.example.test'] });
const free = makeCa('/CN=Free');

it('fires: a name outside of the constraints', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf], [ca]), 1);
});

it('is silent: a name inside, and no constraints at all', () => {
  const inside = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db.corp.test'] });
  finds(check, refusedChain('UNSPECIFIED', [inside], [ca]), 0);
  finds(check, refusedChain('UNSPECIFIED', [makeCertificate({ subject: '/CN=db', issuer: free })], [free]), 0);
});
