import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { nameHash, nameHashOld } from '../x509/name-compare.ts';
import { check } from './capath-old-hash.ts';
import { certificatesIn } from './engine/trust-store.ts';

const content = certFile(makeCa('/CN=CA'));
const hashes = certificatesIn(content).flatMap(({ subject }) => [nameHashOld(subject), nameHash(subject)]);
const folder = (...names: string[]) => ({
  ...fileAt('/0755 ca.d/0755'),
  entries: names.map((name) => fileAt(`/0755 ca.d/0755 ${name}.0:0644`, content)),
});

it('fires: the old hash alone', () => {
  finds(check, makeServer({ capath: folder(hashes[0] ?? '') }), 1);
});

it('is silent: both hashes', () => {
  finds(check, makeServer({ capath: folder(...hashes) }), 0);
});
