import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import {
  blemishes,
  isSelfIssued,
  issuedBy,
  issuerOf,
  known,
  knownAll,
  madeBy,
  namesIn,
  subjectOf,
} from './known-certificate.ts';

const ca = makeCa('/O=Acme/CN=CA');
const twin = makeCa('/O=Acme/CN=CA');
const leaf = makeCertificate({
  subject: '/CN=db',
  issuer: ca,
  extensions: ['subjectAltName=DNS:db.example,IP:192.0.2.1'],
});
const [root, other, own] = knownAll([ca.der, twin.der, leaf.der]);
const soon = new Date(Date.now() + 3_600_000);

it('knows issuers by name and by key', () => {
  if (root === undefined || other === undefined || own === undefined) return expect.fail('not parsed');
  expect(issuedBy(own, root)).toBe('yes');
  expect(issuedBy(own, other)).toBe('name-only');
  expect(issuedBy(root, own)).toBe('no');
  expect([isSelfIssued(root), isSelfIssued(own)]).toEqual([true, false]);
  expect([subjectOf(own), issuerOf(own)]).toEqual(['/CN=db', '/O=Acme/CN=CA']);
  expect(namesIn(own)).toEqual({ dns: ['db.example'], ip: ['192.0.2.1'], cn: ['db'] });
});

it('tells the certificates that servers make for themselves', () => {
  const maker = (subject: string, issuer = ca): string | undefined => {
    const certificate = known(makeCertificate({ subject, issuer }).der);
    return certificate === undefined ? '?' : madeBy(certificate);
  };
  expect(maker('/CN=MySQL_Server_9.7.4_Auto_Generated_Server_Certificate')).toBe('mysql');
  expect(maker('/CN=MySQL_Server_9.7.4_Auto_Generated_CA_Certificate')).toBeUndefined();
  expect(maker('/CN=MariaDB Server')).toBeUndefined();
  const own = known(makeCa('/CN=MariaDB Server').der);
  expect(own === undefined ? '?' : madeBy(own)).toBe('mariadb');
});

it('finds what is wrong with a certificate in itself', () => {
  const kinds = (made: { der: Uint8Array }, as: 'leaf' | 'ca', time = soon): string[] => {
    const certificate = known(made.der);
    return certificate === undefined ? ['?'] : blemishes(certificate, time, as).map(({ kind }) => kind);
  };
  expect(kinds(leaf, 'leaf')).toEqual([]);
  expect(kinds(ca, 'ca')).toEqual([]);
  expect(kinds(leaf, 'leaf', new Date(Date.now() + 90 * 86_400_000))).toEqual(['expired']);
  expect(kinds(leaf, 'ca')).toEqual(['not-a-ca']);
  expect(kinds(makeCertificate({ subject: '/CN=x', issuer: ca, key: ['-newkey', 'rsa:1024'] }), 'leaf')).toEqual([
    'weak-key',
  ]);
  expect(known(Uint8Array.of(1, 2, 3))).toBeUndefined();
});
