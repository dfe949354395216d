import { expect, it } from 'vitest';
import { smallCertificate } from '../../test/x509/small-certificate.ts';
import { hex } from '../../test/x509/truncations.ts';
import { parseCertificate } from './certificate.ts';
import { describeCertificate, generalNameText } from './describe-certificate.ts';
import { basicConstraints } from './extension/basic-constraints.ts';
import { crlDistributionPoints } from './extension/crl-distribution-points.ts';
import { extendedKeyUsage, purposes } from './extension/extended-key-usage.ts';
import { authorityKeyIdentifier, subjectKeyIdentifier } from './extension/key-identifier.ts';
import { keyUsage } from './extension/key-usage.ts';
import { nameConstraints } from './extension/name-constraints.ts';
import { subjectAltName } from './extension/subject-alt-name.ts';
import { parseOneline } from './name-text.ts';

it('tells everything as plain data', () => {
  const der = smallCertificate({
    subject: parseOneline('/OU=c+O=a\\/b/UID=u'),
    extensions: [
      basicConstraints(true, 1),
      keyUsage('keyCertSign'),
      extendedKeyUsage([purposes.serverAuth, '1.2.3.4']),
      subjectKeyIdentifier(hex('0a0b')),
      authorityKeyIdentifier(hex('0c')),
      subjectAltName([{ kind: 'dns', value: 'x' }]),
      nameConstraints([{ kind: 'dns', value: '.x' }], []),
      crlDistributionPoints(['http://x/y']),
    ],
  });
  const description = describeCertificate(parseCertificate(der));
  expect(JSON.parse(JSON.stringify(description))).toEqual(description);
  expect(description).toMatchObject({
    version: 3,
    serial: '01',
    signatureAlgorithm: 'ED25519',
    subject: {
      oneline: '/OU=c+O=a\\/b/UID=u',
      rfc2253: 'UID=u,O=a/b+OU=c',
      attributes: [
        ['OU', 'c'],
        ['O', 'a/b'],
        ['UID', 'u'],
      ],
    },
    selfIssued: false,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
    publicKey: { type: 'ed25519', bits: 256, words: 'Ed25519' },
    subjectAltNames: ['DNS:x'],
    basicConstraints: { ca: true, pathLength: 1 },
    keyUsage: ['keyCertSign'],
    extendedKeyUsage: ['serverAuth', '1.2.3.4'],
    subjectKeyIdentifier: '0A:0B',
    authorityKeyIdentifier: '0C',
    nameConstraints: { permitted: ['DNS:.x'], excluded: [] },
    crlDistributionPoints: ['URI:http://x/y'],
    require: { subject: { openssl3: '/OU=c+O=a\\/b/UID=u', openssl1: '/OU=c/O=a/b/UID=u', yassl: '/OU=c/O=a/b' } },
    problems: [],
  });
  expect(description.extensions.map(({ name, critical }) => `${name}${critical ? '!' : ''}`)).toEqual([
    'basicConstraints!',
    'keyUsage!',
    'extendedKeyUsage',
    'subjectKeyIdentifier',
    'authorityKeyIdentifier',
    'subjectAltName',
    'nameConstraints!',
    'crlDistributionPoints',
  ]);
});

it('leaves out what is not there and tells what is damaged', () => {
  const plain = describeCertificate(parseCertificate(smallCertificate()));
  expect(plain.selfIssued).toBe(true);
  expect(Object.keys(plain)).not.toContain('keyUsage');
  const damaged = describeCertificate(
    parseCertificate(smallCertificate({ extensions: [{ oid: '2.5.29.15', critical: false, value: hex('05') }] })),
  );
  expect(damaged.problems).toEqual([expect.stringMatching(/^extension keyUsage: /)]);
});

it.each([
  [{ kind: 'email', value: 'a@b' }, 'email:a@b'],
  [{ kind: 'ip', value: '10.0.0.1', bytes: hex('0a000001') }, 'IP Address:10.0.0.1'],
  [{ kind: 'directory', name: parseOneline('/C=PT/CN=a') }, 'DirName:/C=PT/CN=a'],
  [{ kind: 'registeredId', value: '1.2.3.4' }, 'Registered ID:1.2.3.4'],
  [{ kind: 'other', oid: '1.2.3', der: hex('0500') }, 'othername:1.2.3'],
  [{ kind: 'other', oid: '1.3.6.1.4.1.311.20.2.3', der: hex('0c0161') }, 'othername:msUPN:a'],
  [{ kind: 'other', oid: '1.2.3', der: hex('0c02') }, 'othername:1.2.3'],
  [{ kind: 'x400', der: hex('') }, 'X400Name'],
  [{ kind: 'ediParty', der: hex('') }, 'EdiPartyName'],
] as const)('%o', (name, text) => {
  expect(generalNameText(name)).toBe(text);
});
