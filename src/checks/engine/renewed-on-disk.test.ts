import { expect, it } from 'vitest';
import { certFile, keyFile, type Made, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedChain, refusedName } from '../../../test/make/scenes.ts';
import type { Facts } from '../../facts/facts.ts';
import { acceptableOnDisk, onDiskText } from './renewed-on-disk.ts';

const before = makeCa('/CN=Before');
const now = makeCa('/CN=Now');
const served = makeCertificate({ subject: '/CN=db', issuer: before });
const stored = makeCertificate({ subject: '/CN=db', issuer: now, extensions: ['subjectAltName=DNS:db2'] });
const refused = refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [served], [now]);

const check = (facts: Facts, cert: Made, key: Made, expected: string | undefined): void => {
  const files = { cert: fileAt('/0755 c.pem:0644', certFile(cert)), key: fileAt('/0755 k.pem:0400', keyFile(key)) };
  expect(acceptableOnDisk({ ...facts, server: { files } })?.path).toBe(expected);
};

it('sees that the file has what the client would take', () => {
  check(refused, stored, stored, '/c.pem');
  const named = { ...refusedName('db2', served), time: refused.time };
  check(named, stored, stored, '/c.pem');
  check({ ...refusedName('db3', served), time: refused.time }, stored, stored, undefined);
});

it('says nothing of a file that would not do either', () => {
  check(refused, served, served, undefined);
  check(refused, stored, served, undefined);
  check(refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [served], [makeCa('/CN=Other')]), stored, stored, undefined);
  expect(onDiskText(refused)).toBe('');
});
