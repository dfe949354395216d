import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-path-length-exceeded.ts';

const extensions = ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'];
const root = makeCa('/CN=Root', { extensions });
const middle = makeCa('/CN=Middle', { issuer: root });
const leaf = makeCertificate({ subject: '/CN=db', issuer: middle });

it('fires: an intermediate below pathlen:0', () => {
  finds(check, refusedChain('PATH_LENGTH_EXCEEDED', [leaf, middle], [root]), 1);
});

it('is silent: the leaf stands right below it', () => {
  const own = makeCertificate({ subject: '/CN=db', issuer: root });
  finds(check, refusedChain('UNSPECIFIED', [own], [root]), 0);
});
