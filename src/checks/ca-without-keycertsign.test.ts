import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-without-keycertsign.ts';

const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'];
const ca = makeCa('/CN=Root', { extensions });
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const good = makeCa('/CN=Good');

it('fires: no keyCertSign', () => {
  finds(check, refusedChain('INVALID_CA', [leaf, ca], [ca]), 1);
});

it('is silent: with it', () => {
  finds(check, refusedChain('INVALID_CA', [makeCertificate({ subject: '/CN=db', issuer: good })], [good]), 0);
});
