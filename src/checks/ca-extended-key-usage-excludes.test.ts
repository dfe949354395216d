import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-extended-key-usage-excludes.ts';

const extensions = ['basicConstraints=critical,CA:TRUE', 'extendedKeyUsage=clientAuth'];
const root = makeCa('/CN=Root');
const middle = makeCa('/CN=Clients', { issuer: root, extensions });
const leaf = makeCertificate({ subject: '/CN=db', issuer: middle });

it('fires: a CA for clients issued a server', () => {
  finds(check, refusedChain('INVALID_PURPOSE', [leaf, middle], [root]), 1);
});

it('is silent: it is the leaf itself', () => {
  const own = makeCertificate({ subject: '/CN=db', issuer: root, extensions: ['extendedKeyUsage=clientAuth'] });
  finds(check, refusedChain('INVALID_PURPOSE', [own], [root]), 0);
});
