import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { smallCertificate, smallKey } from '../../test/x509/small-certificate.ts';
import { hex, toHex } from '../../test/x509/truncations.ts';
import { keyIdentifier, randomSerial } from './build-certificate.ts';
import { basicConstraints } from './extension/basic-constraints.ts';
import { subjectAltName } from './extension/subject-alt-name.ts';
import { exportPublicKey } from './key-pair.ts';
import { parseOneline } from './name-text.ts';

it('builds what OpenSSL reads and verifies', () => {
  const certificate = new X509Certificate(
    smallCertificate({
      serial: hex('00f0'),
      subject: parseOneline('/C=PT/CN=é'),
      notAfter: new Date('2050-06-01T12:34:56Z'),
      extensions: [basicConstraints(true, 0), subjectAltName([{ kind: 'dns', value: 'db.example.org' }])],
    }),
  );
  expect(certificate.serialNumber).toBe('F0');
  expect(certificate.subject).toBe('C=PT\nCN=é');
  expect(certificate.issuer).toBe('CN=a');
  expect(certificate.validFrom).toBe('Jan  1 00:00:00 2026 GMT');
  expect(certificate.validTo).toBe('Jun  1 12:34:56 2050 GMT');
  expect(certificate.subjectAltName).toBe('DNS:db.example.org');
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(smallKey.publicKey)).toBe(true);
});

it('leaves the extensions out when there are none', () => {
  const publicKey = toHex(exportPublicKey(smallKey.publicKey));
  expect(toHex(smallCertificate())).toContain(`${publicKey}300506032b6570`);
});

it('makes serials that are positive and 16 bytes long whatever the random bytes', () => {
  expect(toHex(randomSerial(new Uint8Array(16)))).toBe(`40${'00'.repeat(15)}`);
  expect(toHex(randomSerial(new Uint8Array(20).fill(0xff)))).toBe(`7f${'ff'.repeat(15)}`);
});

it('identifies a key by the SHA-1 of its bits', () => {
  expect(keyIdentifier(exportPublicKey(smallKey.publicKey)).length).toBe(20);
});
