import { expect, it } from 'vitest';
import { certFile, keyFile, type Made, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import type { FileFact } from '../../facts/file.ts';
import { authorityFor, certificateFor, filesAround, issuerAround, keyFor, wholePair } from './partner.ts';
import { certificatesIn } from './trust-store.ts';

const ca = makeCa('/CN=CA');
const [leaf, other] = ['/CN=db', '/CN=other'].map((subject) => makeCertificate({ subject, issuer: ca })) as [
  Made,
  Made,
];
const at = (name: string, content: FileFact['content']): FileFact =>
  fileAt(`/0755 ${name}:0644`, ...(content === undefined ? [] : [content]));
const time = new Date(Date.now() + 3_600_000);
const facts = (nearby: FileFact[]) => {
  const seen = makeServer({ cert: at('c.pem', certFile(leaf)), key: at('k.pem', keyFile(other)) }, { nearby });
  return { ...seen, time };
};

it('finds the other half', () => {
  const scene = facts([at('own.key', keyFile(leaf)), at('own.pem', certFile(other))]);
  expect(keyFor(scene, certFile(leaf))?.path).toBe('/own.key');
  expect(certificateFor(scene, keyFile(other))?.path).toBe('/own.pem');
  expect(keyFor(facts([]), certFile(leaf))).toBeUndefined();
  expect(certificateFor(facts([]), keyFile(other))).toBeUndefined();
});

it('takes a pair only where it is the one', () => {
  expect(wholePair(facts([at('own.key', keyFile(leaf))]))?.key.path).toBe('/own.key');
  expect(wholePair(facts([at('own.key', keyFile(leaf)), at('o.pem', certFile(other))]))).toBeUndefined();
});

it('finds who vouches for a chain', () => {
  const scene = facts([at('ca.pem', certFile(ca)), at('x.pem', certFile(makeCa('/CN=X')))]);
  const chain = certificatesIn(certFile(leaf));
  expect(authorityFor(scene, chain, undefined)?.path).toBe('/ca.pem');
  expect(authorityFor(scene, chain, '/ca.pem')).toBeUndefined();
  const [first] = chain;
  expect(first === undefined ? undefined : issuerAround(scene, first)?.file.path).toBe('/ca.pem');
});

it('counts a file once, by whatever name', () => {
  const file = at('c.pem', certFile(leaf));
  expect(filesAround(facts([{ ...file, path: '/link.pem' }])).map(({ path }) => path)).toEqual(['/c.pem', '/k.pem']);
});
