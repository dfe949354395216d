import { expect, it } from 'vitest';
import { certFile, makeCa } from '../../../test/make/certificates.ts';
import { crlFile, makeCrl } from '../../../test/make/crls.ts';
import { fileAt } from '../../../test/make/files.ts';
import { nameHash, nameHashOld } from '../../x509/name-compare.ts';
import { certificatesIn, crlsIn, trustStore } from './trust-store.ts';

const ca = makeCa('/O=Acme/CN=Root');
const content = certFile(ca);
const subject = certificatesIn(content)[0]?.subject;
const hashes = subject === undefined ? [] : [nameHash(subject), nameHashOld(subject)];

it('takes files whole and folders by the hash of the name', () => {
  const folder = (names: string[]) => ({
    ...fileAt('/0755 ca.d/0755'),
    entries: names.map((name) => fileAt(`/0755 ca.d/0755 ${name}:0644`, content)),
  });
  const check = (names: string[], expected: number): void =>
    expect(trustStore({ capath: folder(names) }).trusted).toHaveLength(expected);
  expect(trustStore({ ca: fileAt('/0755 ca.pem:0644', content) }).trusted).toHaveLength(1);
  check([`${hashes[0]}.0`], 1);
  check([`${hashes[1]}.0`], 0);
  check(['ca.pem', `${hashes[0]}.r0`], 0);
});

it('asks for CRLs where an option names some', () => {
  const crl = crlFile(makeCrl(ca));
  expect(crlsIn(crl)).toHaveLength(1);
  expect(trustStore({ crl: fileAt('/0755 crl.pem:0644', crl) })).toMatchObject({ checksCrls: true, whole: true });
  expect(trustStore({ ca: fileAt('/0755 crl.pem:0644', crl) })).toMatchObject({ checksCrls: false });
  expect(trustStore({ ca: fileAt('/0755 ca.pem:0644') }).whole).toBe(false);
});
