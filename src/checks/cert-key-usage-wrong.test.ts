import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './cert-key-usage-wrong.ts';

const root = makeCa('/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: root, extensions: ['keyUsage=critical,cRLSign'] });

it('fires: it may sign CRLs only', () => {
  finds(check, refusedChain('INVALID_PURPOSE', [leaf], [root]), 1);
});

it('is silent: the extendedKeyUsage is at fault', () => {
  const own = makeCertificate({ subject: '/CN=db', issuer: root, extensions: ['extendedKeyUsage=clientAuth'] });
  finds(check, refusedChain('INVALID_PURPOSE', [own], [root]), 0);
});
