import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { privateKey } from '../../../test/make/files.ts';
import { certificatesOf, laterKey, pairVerdict, publicKeyOf } from './key-pair.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });

it('tells a pair from a wrong order and from no pair', () => {
  expect(pairVerdict(certFile(leaf, ca), keyFile(leaf))).toEqual({ kind: 'pair' });
  expect(pairVerdict(certFile(ca, leaf), keyFile(leaf))).toEqual({ kind: 'wrong-order', index: 1 });
  expect(pairVerdict(certFile(ca), keyFile(leaf))).toEqual({ kind: 'no-pair', sameType: true });
});

it('says nothing where it cannot know', () => {
  expect(pairVerdict(certFile(leaf), privateKey({ encrypted: true }))).toBeUndefined();
  expect(pairVerdict(undefined, keyFile(leaf))).toBeUndefined();
  expect(publicKeyOf(new Uint8Array([0x30, 0]))).toBeUndefined();
  expect(certificatesOf(undefined)).toEqual([]);
});

it('finds the key that stands later in its file', () => {
  const [ca, other] = [makeCa('/CN=One'), makeCa('/CN=Two')];
  const two = { form: 'pem', blocks: [...keyFile(other).blocks, ...keyFile(ca).blocks] } as const;
  expect(laterKey(certFile(ca), two)).toBe(2);
  expect(laterKey(certFile(other), two)).toBeUndefined();
  expect(laterKey(certFile(makeCa('/CN=Three')), two)).toBeUndefined();
});
