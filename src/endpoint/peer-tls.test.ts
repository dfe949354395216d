import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { makeCertificates } from '../../test/endpoint/certificates.ts';
import { peerTls } from './peer-tls.ts';

const certificates = makeCertificates();
afterAll(() => certificates.remove());

const socket = (name: string | undefined, ssl?: object): TLSSocket =>
  ({
    getPeerX509Certificate: () => (name === undefined ? undefined : new X509Certificate(certificates.file(name))),
    getProtocol: () => 'TLSv1.3',
    getCipher: () => ({ name: 'TLS_AES_128_GCM_SHA256' }),
    ssl,
  }) as unknown as TLSSocket;

it('tells of the certificate what REQUIRE compares', () => {
  const facts = peerTls(socket('client-cert.pem', { verifyError: () => null }), 'h');
  expect(facts).toMatchObject({
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    peerSubject: '/C=PT/O=Example Ltd/CN=ann',
    peerIssuer: '/C=PT/O=Example/CN=Test CA',
  });
  expect(facts.peerFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

it('takes none for none, whatever the verdict is then', () => {
  expect(peerTls(socket(undefined, { verifyError: () => new Error('x') }), 'h').peerFingerprint).toBeUndefined();
});

it('refuses a bad one, and any where nobody tells whether it is good', () => {
  const bad = socket('client-cert.pem', {
    verifyError: () => Object.assign(new Error('bad'), { code: 'CERT_REVOKED' }),
  });
  expect(() => peerTls(bad, 'h')).toThrow(expect.objectContaining({ code: 'endpoint-peer-gone' }));
  for (const ssl of [undefined, {}])
    expect(() => peerTls(socket('client-cert.pem', ssl), 'h')).toThrow(expect.objectContaining({ code: 'internal' }));
});
