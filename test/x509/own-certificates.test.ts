import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TlsqlError } from '../../src/base/error.ts';
import { keyIdentifier } from '../../src/x509/build-certificate.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseCrl } from '../../src/x509/crl.ts';
import { buildTbsRequest } from '../../src/x509/csr.ts';
import { tags } from '../../src/x509/der.ts';
import { basicConstraints } from '../../src/x509/extension/basic-constraints.ts';
import { crlDistributionPoints } from '../../src/x509/extension/crl-distribution-points.ts';
import { crlReasons } from '../../src/x509/extension/crl-reason.ts';
import { extendedKeyUsage, purposes } from '../../src/x509/extension/extended-key-usage.ts';
import { authorityKeyIdentifier, subjectKeyIdentifier } from '../../src/x509/extension/key-identifier.ts';
import { keyUsage } from '../../src/x509/extension/key-usage.ts';
import { nameConstraints } from '../../src/x509/extension/name-constraints.ts';
import { subjectAltName } from '../../src/x509/extension/subject-alt-name.ts';
import { hashLinks, isHashLinkName } from '../../src/x509/hash-link.ts';
import { encodedP256KeyPair, exportPublicKey } from '../../src/x509/key-pair.ts';
import { makeName, type Name, parseName } from '../../src/x509/name.ts';
import { nameHash, nameHashOld } from '../../src/x509/name-compare.ts';
import { oneline } from '../../src/x509/name-oneline.ts';
import { rfc2253 } from '../../src/x509/name-rfc2253.ts';
import { parseOneline } from '../../src/x509/name-text.ts';
import { encodePem } from '../../src/x509/pem.ts';
import { schemeOfKey, signWithKey } from '../../src/x509/signature.ts';
import { forAll, hasOpenssl, mustOpenssl, openssl } from './openssl.ts';
import { smallCertificate, smallKey } from './small-certificate.ts';
import { smallCrl } from './small-crl.ts';
import { hex } from './truncations.ts';

// What tlsql builds, seen by the openssl program: also the encodings that the program itself cannot make.
describe.skipIf(!hasOpenssl)('what tlsql builds', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tlsql-own-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const put = (name: string, label: string, der: Uint8Array): string => {
    writeFileSync(join(folder, name), encodePem(label, der));
    return name;
  };

  it('a chain verifies in strict mode for its purpose, with CRL', async () => {
    const keyId = keyIdentifier(exportPublicKey(smallKey.publicKey));
    const dates = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2099-01-01T00:00:00Z') };
    const issuer = parseOneline('/C=PT/O=Example/CN=CA');
    put(
      'ca.pem',
      'CERTIFICATE',
      smallCertificate({
        issuer,
        subject: issuer,
        ...dates,
        extensions: [
          basicConstraints(true, 0),
          keyUsage('keyCertSign', 'cRLSign'),
          subjectKeyIdentifier(keyId),
          nameConstraints([{ kind: 'dns', value: 'example.org' }], []),
        ],
      }),
    );
    const leafKey = encodedP256KeyPair();
    put(
      'leaf.pem',
      'CERTIFICATE',
      smallCertificate({
        serial: hex('7b'),
        issuer,
        subject: parseOneline('/C=PT/O=Example/CN=db.example.org'),
        ...dates,
        publicKey: leafKey.publicKey,
        extensions: [
          basicConstraints(false),
          keyUsage('digitalSignature'),
          extendedKeyUsage([purposes.serverAuth]),
          subjectAltName([{ kind: 'dns', value: 'db.example.org' }]),
          subjectKeyIdentifier(keyIdentifier(leafKey.publicKey)),
          authorityKeyIdentifier(keyId),
          crlDistributionPoints(['http://example.org/ca.crl']),
        ],
      }),
    );
    const crl = (revoked: readonly { serial: Uint8Array; date: Date }[]): Uint8Array =>
      smallCrl({ issuer, thisUpdate: dates.notBefore, nextUpdate: dates.notAfter, authorityKeyId: keyId, revoked });
    put('empty.crl', 'X509 CRL', crl([]));
    put('full.crl', 'X509 CRL', crl([{ serial: hex('7b'), date: dates.notBefore }]));
    const verify = [
      'verify',
      '-x509_strict',
      '-purpose',
      'sslserver',
      '-verify_hostname',
      'db.example.org',
      '-crl_check',
      '-CAfile',
      'ca.pem',
    ];
    expect(await mustOpenssl([...verify, '-CRLfile', 'empty.crl', 'leaf.pem'], folder)).toBe('leaf.pem: OK\n');
    expect((await openssl([...verify, '-CRLfile', 'full.crl', 'leaf.pem'], folder)).stderr).toContain(
      'certificate revoked',
    );
    put('leaf.key', 'PRIVATE KEY', leafKey.privateKey);
    expect(await mustOpenssl(['pkey', '-in', 'leaf.key', '-check', '-noout'], folder)).toContain('Key is valid');
  });

  it('names in every string type have the same line, hashes and RFC 2253 form', async () => {
    const bytes = [
      '61',
      '2f2b',
      'c3a9',
      'e9',
      '00e9',
      '0000004100000042',
      '2041202042 20',
      '',
      '00',
      '7f',
      'ff',
      '000000e9',
      'd83dde00',
    ];
    const types = Object.values(tags).filter(
      (tag) => tag >= tags.utf8String && (tag & 0x20) === 0 && tag !== tags.utcTime && tag !== tags.generalizedTime,
    );
    const cases = types.flatMap((tag) => bytes.map((value) => ({ oid: '2.5.4.3', tag, value: hex(value) })));
    const differing = await forAll(
      [
        ...cases,
        { oid: '1.2.3', tag: 12, value: hex('61') },
        { oid: '2.5.4.10', tag: 5, value: hex('') },
        ...oddValues.map(([tag, value]) => ({ oid: '2.5.4.45', tag, value: hex(value) })),
      ],
      async (attribute) => {
        const file = `${attribute.oid}-${attribute.tag}-${Buffer.from(attribute.value).toString('hex')}.pem`;
        const name = rawName(attribute);
        put(file, 'CERTIFICATE', smallCertificate({ subject: name, issuer: name }));
        const args = ['x509', '-in', file, '-noout', '-subject', '-subject_hash', '-subject_hash_old', '-nameopt'];
        const [compat, other] = [
          await openssl([...args, 'compat'], folder),
          await openssl([...args, 'rfc2253'], folder),
        ];
        const theirs = compat.status === 0 ? [compat.stdout, other.stdout.split('\n')[0]] : 'refused';
        const ours = seen(name.der);
        return { file, ours, theirs };
      },
    );
    expect(differing.length).toBeGreaterThan(100);
    expect(differing.filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs))).toEqual([]);
  });

  it('a CRL has every reason, date and number', async () => {
    const revoked = crlReasons.map((reason, index) => ({
      serial: Uint8Array.of(index + 1),
      date: new Date(Date.UTC(2025, 0, 1, 0, 0, index)),
      reason,
    }));
    const der = smallCrl({ revoked, crlNumber: hex('1000') });
    put('reasons.crl', 'X509 CRL', der);
    const text = await mustOpenssl(
      [
        'crl',
        '-in',
        'reasons.crl',
        '-noout',
        '-text',
        '-hash',
        '-hash_old',
        '-crlnumber',
        '-lastupdate',
        '-nextupdate',
      ],
      folder,
    );
    const crl = parseCrl(der);
    expect(text).toContain(nameHash(crl.issuer));
    expect(text).toContain(nameHashOld(crl.issuer));
    expect(text).toContain('crlNumber=0x1000');
    expect(text).toContain('lastUpdate=Jan  1 00:00:00 2026 GMT\nnextUpdate=Feb  1 00:00:00 2026 GMT');
    const words = [
      '',
      'Key Compromise',
      'CA Compromise',
      'Affiliation Changed',
      'Superseded',
      'Cessation Of Operation',
      'Certificate Hold',
      'Remove From CRL',
      'Privilege Withdrawn',
      'AA Compromise',
    ];
    const entries = [
      ...text.matchAll(
        /Serial Number: (\S+)\n\s+Revocation Date: (.*)\n(?:\s+CRL entry extensions:\n\s+X509v3 CRL Reason Code: \n\s+(.*)\n)?/g,
      ),
    ];
    expect(entries.map(([, serial, , reason]) => [serial, reason ?? ''])).toEqual(
      words.map((word, index) => [(index + 1).toString(16).toUpperCase().padStart(2, '0'), word]),
    );
    expect(crl.entries.map(({ reason }) => reason ?? 'unspecified')).toEqual(crlReasons);
  });

  it('requests verify and ask for their extensions, whatever the key', async () => {
    const keys = [
      smallKey,
      generateKeyPairSync('ec', { namedCurve: 'P-384' }),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
      generateKeyPairSync('ed448'),
    ];
    for (const { privateKey, publicKey } of keys) {
      const extensions = [subjectAltName([{ kind: 'dns', value: 'db' }]), extendedKeyUsage([purposes.clientAuth])];
      const tbs = buildTbsRequest({
        subject: parseOneline('/CN=é'),
        publicKey: exportPublicKey(publicKey),
        extensions,
      });
      put('r.csr', 'CERTIFICATE REQUEST', signWithKey(tbs, privateKey, schemeOfKey(privateKey)));
      const text = await mustOpenssl(['req', '-in', 'r.csr', '-noout', '-verify', '-text'], folder);
      expect(text).toContain('DNS:db');
      expect(text).toContain('TLS Web Client Authentication');
    }
    expect(await mustOpenssl(['req', '-in', 'r.csr', '-noout', '-subject', '-nameopt', 'compat'], folder)).toBe(
      'subject=/CN=\\xC3\\xA9\n',
    );
  });

  it('hash links are those of openssl rehash, with and without -old', async () => {
    const dir = mkdtempSync(join(folder, 'links-'));
    const certificate = (name: string, serial: number): Uint8Array => {
      const subject = parseOneline(name);
      return smallCertificate({ subject, issuer: subject, serial: Uint8Array.of(serial) });
    };
    const files: Record<string, ['CERTIFICATE' | 'X509 CRL', Uint8Array]> = {
      'b.pem': ['CERTIFICATE', certificate('/CN=same', 1)],
      'a.crt': ['CERTIFICATE', certificate('/CN=SAME', 2)],
      'copy.pem': ['CERTIFICATE', certificate('/CN=same', 1)],
      'Z.PEM': ['CERTIFICATE', certificate('/CN=same', 3)],
      'é.cer': ['CERTIFICATE', certificate('/CN=other', 1)],
      'x.crl': ['X509 CRL', smallCrl({ issuer: parseOneline('/CN=same') })],
      'y.crl': ['X509 CRL', smallCrl({ issuer: parseOneline('/CN=same'), crlNumber: Uint8Array.of(2) })],
    };
    for (const [file, [label, der]] of Object.entries(files)) writeFileSync(join(dir, file), encodePem(label, der));
    for (const { flags, hash } of [
      { flags: [], hash: nameHash },
      { flags: ['-old'], hash: nameHashOld },
    ]) {
      const said = await mustOpenssl(['rehash', '-v', ...flags, '.'], dir);
      const theirs = [
        ...Buffer.from(said, 'latin1')
          .toString()
          .matchAll(/^link (.*) -> (.*)$/gm),
      ].map(([, file, link]) => ({ link, file }));
      const ours = hashLinks(
        Object.entries(files).map(([file, [label, der]]) => {
          const [kind, parsed, name] =
            label === 'CERTIFICATE'
              ? (['certificate', parseCertificate(der), parseCertificate(der).subject] as const)
              : (['crl', parseCrl(der), parseCrl(der).issuer] as const);
          return { file, kind, hash: hash(name), fingerprint: parsed.fingerprintSha256 };
        }),
      );
      const sorted = (links: readonly { link?: string | undefined; file?: string | undefined }[]): string[] =>
        links.map(({ link, file }) => `${link} ${file}`).sort();
      expect(sorted(ours)).toEqual(sorted(theirs));
      expect(theirs.every(({ link = '' }) => isHashLinkName(link))).toBe(true);
      expect(theirs).toHaveLength(6);
    }
  });
});

/** Types that are no text: bit strings, sequences, times, and tags that X.509 never gives to names. */
const oddValues = [
  [0x03, '0061'],
  [0x03, '04f0'],
  [0x03, ''],
  [0x30, '0c0161'],
  [0x30, ''],
  [0x04, '61'],
  [0x01, 'ff'],
  [0x02, '61'],
  [0x06, '55'],
  [0x07, '61'],
  [0x08, '61'],
  [0x09, '61'],
  [0x0a, '61'],
  [0x0b, '61'],
  [0x0d, '61'],
  [0x0e, '61'],
  [0x0f, '61'],
  [0x15, '61'],
  [0x17, '323630313031303030303030 5a'],
  [0x19, '61'],
  [0x1d, '61'],
  [0x31, ''],
  [0x80, '61'],
  [0xa0, '0c0161'],
] as const;

/** A name that our own reader may refuse: made without reading it back. */
function rawName(attribute: { oid: string; tag: number; value: Uint8Array }): Name {
  try {
    return makeName([[attribute]]);
  } catch {
    const plain = makeName([[{ ...attribute, tag: tags.printableString }]]);
    const der = Uint8Array.from(plain.der);
    der[der.length - attribute.value.length - 2] = attribute.tag;
    return { rdns: [], der };
  }
}

function seen(der: Uint8Array): unknown {
  try {
    const name = parseName(der);
    return [`subject=${oneline(name)}\n${nameHash(name)}\n${nameHashOld(name)}\n`, `subject=${rfc2253(name)}`];
  } catch (error) {
    expect(error).toBeInstanceOf(TlsqlError);
    return 'refused';
  }
}
