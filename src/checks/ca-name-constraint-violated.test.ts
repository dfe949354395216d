import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-name-constraint-violated.ts';

const extensions = ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'];
const ca = makeCa('/CN=Root', { extensions });
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const free = makeCa('/CN=Free');

it('fires: constraints, and OpenSSL refuses', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf], [ca]), 1);
});

it('is silent: no constraints', () => {
  finds(check, refusedChain('UNSPECIFIED', [makeCertificate({ subject: '/CN=db', issuer: free })], [free]), 0);
});
