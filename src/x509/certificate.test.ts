import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { smallCertificate } from '../../test/x509/small-certificate.ts';
import { checkDamage, hex, toHex } from '../../test/x509/truncations.ts';
import { fingerprint, parseCertificate, parseCertificates } from './certificate.ts';
import { bitString, sequence } from './der-write.ts';
import { basicConstraints } from './extension/basic-constraints.ts';
import { oneline } from './name-oneline.ts';
import { encodePem } from './pem.ts';

describe('parseCertificate', () => {
  it('reads what was built', () => {
    const der = smallCertificate({ serial: hex('f0'), extensions: [basicConstraints(true)] });
    const certificate = parseCertificate(der);
    expect(certificate).toMatchObject({
      version: 3,
      serialHex: 'F0',
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2027-01-01T00:00:00Z'),
      key: { type: 'ed25519', bits: 256 },
      signatureAlgorithm: { name: 'ED25519' },
      extensions: { basicConstraints: { ca: true }, problems: [] },
      fingerprintSha256: new X509Certificate(der).fingerprint256,
    });
    expect(oneline(certificate.subject)).toBe('/CN=a');
    expect(certificate.signature.length).toBe(64);
  });

  it('reads version 1 and refuses versions that there are none of', () => {
    const der = smallCertificate();
    const version3 = 'a003020102';
    const [, rest = ''] = toHex(parseCertificate(der).tbs).split(version3);
    const withVersion = (version: string): Uint8Array => {
      const content = hex(`${version}${rest}`);
      return sequence(sequence(content), hex('300506032b6570'), bitString(new Uint8Array(64)));
    };
    expect(parseCertificate(withVersion('')).version).toBe(1);
    expect(parseCertificate(withVersion('a003020101')).version).toBe(2);
    expect(() => parseCertificate(withVersion('a003020103'))).toThrow(/version 4 \(expected 1, 2 or 3\)/);
  });

  it('keeps a damaged extension, a double one and an unknown one, and goes on', () => {
    const damaged = { oid: '2.5.29.15', critical: true, value: hex('0500') };
    const unknown = { oid: '1.2.3.4', critical: true, value: hex('0101ff') };
    const { extensions } = parseCertificate(
      smallCertificate({ extensions: [damaged, unknown, basicConstraints(true), basicConstraints(false)] }),
    );
    expect(extensions.all).toHaveLength(4);
    expect(extensions.all[1]).toEqual(unknown);
    expect(extensions.keyUsage).toBeUndefined();
    expect(extensions.basicConstraints?.ca).toBe(true);
    expect(extensions.problems.map(({ oid, error }) => `${oid} ${error.code}`)).toEqual([
      '2.5.29.15 der-damaged',
      '2.5.29.19 der-damaged',
    ]);
  });

  it('refuses bytes after the end', () => {
    expect(() => parseCertificate(Buffer.concat([smallCertificate(), hex('00')]))).toThrow(
      expect.objectContaining({ code: 'der-left-over' }),
    );
  });

  it('ends in a coded error whatever is damaged', () => {
    checkDamage(smallCertificate({ extensions: [basicConstraints(true, 1)] }), (bytes) => parseCertificate(bytes));
  });
});

describe('parseCertificates', () => {
  const der = smallCertificate();

  it('reads PEM bundles and DER', () => {
    const pem = encodePem('CERTIFICATE', der);
    expect(parseCertificates(Buffer.from(`text\n${pem}${pem}`), 'f')).toHaveLength(2);
    expect(parseCertificates(der, 'f')).toHaveLength(1);
    const trusted = encodePem('TRUSTED CERTIFICATE', Buffer.concat([der, hex('3000')]));
    expect(parseCertificates(Buffer.from(trusted), 'f')).toHaveLength(1);
  });

  it('names file and line of the one that is damaged', () => {
    const pem = `${encodePem('CERTIFICATE', der)}${encodePem('CERTIFICATE', der.subarray(0, 40))}`;
    expect(() => parseCertificates(Buffer.from(pem), 'f.pem')).toThrow(/^f\.pem:\d+\.value at offset 0/);
    expect(() => parseCertificates(Buffer.from(encodePem('X', der)), 'f.pem')).toThrow(
      expect.objectContaining({ code: 'pem-wrong-block' }),
    );
  });
});

it('writes fingerprints with colons', () => {
  expect(fingerprint(new Uint8Array(), 'md5')).toBe('D4:1D:8C:D9:8F:00:B2:04:E9:80:09:98:EC:F8:42:7E');
});
