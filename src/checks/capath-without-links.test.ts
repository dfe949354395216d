import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeClient, makeServer } from '../../test/make/finds.ts';
import { nameHash } from '../x509/name-compare.ts';
import { check } from './capath-without-links.ts';
import { certificatesIn } from './engine/trust-store.ts';

const content = certFile(makeCa('/CN=CA'));
const [ca] = certificatesIn(content);
const folder = (name: string) => ({
  ...fileAt('/0755 ca.d/0755'),
  entries: [fileAt('/0755 ca.d/0755 ca.pem:0644', content), fileAt(`/0755 ca.d/0755 ${name}:0644`, content)],
});

it('fires: certificates under their own names', () => {
  finds(check, makeServer({ capath: folder('copy.pem') }), 1);
  finds(check, makeClient({ capath: folder('copy.pem') }), 1);
});

it('is silent: one is linked', () => {
  finds(check, makeServer({ capath: folder(`${ca === undefined ? '' : nameHash(ca.subject)}.0`) }), 0);
});
