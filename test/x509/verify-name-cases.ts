import { contextTag } from '../../src/x509/der.ts';
import { integer, sequence, tlv } from '../../src/x509/der-write.ts';
import { makeName } from '../../src/x509/name.ts';
import type { VerifyCase } from './verify-judge.ts';
import { type CertificateSpec, ext, extension, general, issue } from './verify-pki.ts';

const leaves: Readonly<Record<string, CertificateSpec>> = {
  'dns-inside': { extensions: [ext.san(general.dns('db.example.org'))] },
  'dns-same': { extensions: [ext.san(general.dns('EXAMPLE.org'))] },
  'dns-outside': { extensions: [ext.san(general.dns('db.example.net'))] },
  'dns-alike': { extensions: [ext.san(general.dns('badexample.org'))] },
  'dns-bad': { extensions: [ext.san(general.dns('bad.example.org'))] },
  'dns-wildcard': { extensions: [ext.san(general.dns('*.example.org'))] },
  'dns-empty': { extensions: [ext.san(general.dns(''))] },
  'dns-mixed': { extensions: [ext.san(general.dns('db.example.org'), general.ip(10, 0, 0, 1))] },
  'cn-inside': { subject: '/CN=db.example.org' },
  'cn-outside': { subject: '/CN=db.example.net' },
  'cn-odd': { subject: '/CN=db-.example.net' },
  'cn-dots': { subject: '/CN=db..example.net' },
  'cn-underscore': { subject: '/CN=db_1.example.net' },
  'cn-name': { subject: '/CN=Some Body' },
  'cn-with-ip': { subject: '/CN=db.example.net', extensions: [ext.san(general.ip(10, 0, 0, 1))] },
  'cn-bmp': { subject: makeName([[{ oid: '2.5.4.3', tag: 0x1e, value: Buffer.from('\0a\0.\0b') }]]) },
  'cn-zero': { subject: makeName([[{ oid: '2.5.4.3', tag: 0x0c, value: Buffer.from('a.b\0') }]]) },
  'cn-zero-inside': { subject: makeName([[{ oid: '2.5.4.3', tag: 0x0c, value: Buffer.from('a\0.b') }]]) },
  'ip-inside': { extensions: [ext.san(general.ip(10, 1, 2, 3))] },
  'ip-outside': { extensions: [ext.san(general.ip(11, 1, 2, 3))] },
  'ip-six': { extensions: [ext.san(general.ip(...Array<number>(15).fill(0), 1))] },
  'ip-wrong': { extensions: [ext.san(general.ip(10, 1, 2))] },
  'email-inside': { extensions: [ext.san(general.email('ana@example.org'))] },
  'email-below': { extensions: [ext.san(general.email('ana@mail.example.org'))] },
  'email-local': { extensions: [ext.san(general.email('Ana@example.org'))] },
  'email-bad': { extensions: [ext.san(general.email('no at sign'))] },
  'email-subject': { subject: '/CN=a/emailAddress=ana@example.org' },
  'email-subject-utf8': {
    subject: makeName([[{ oid: '1.2.840.113549.1.9.1', tag: 0x0c, value: Buffer.from('ana@example.org') }]]),
  },
  'uri-inside': { extensions: [ext.san(general.uri('https://db.example.org:3306/x'))] },
  'uri-same': { extensions: [ext.san(general.uri('https://example.org'))] },
  'uri-bad': { extensions: [ext.san(general.uri('mailto:ana'))] },
  'uri-empty-host': { extensions: [ext.san(general.uri('https:///x'))] },
  'dir-inside': { subject: '/C=PT/O=Example/CN=a' },
  'dir-case': { subject: '/C=PT/O=EXAMPLE/CN=a' },
  'dir-outside': { subject: '/C=ES/O=Example/CN=a' },
  'dir-san': { extensions: [ext.san(general.directory('/C=ES/CN=b'))] },
  rid: { extensions: [ext.san(general.registeredId())] },
  'ca-leaf': { subject: '/CN=db.example.net', extensions: [ext.ca()] },
};

const constraints: Readonly<
  Record<string, readonly [permitted: readonly Uint8Array[], excluded: readonly Uint8Array[]]>
> = {
  dns: [[general.dns('example.org')], []],
  'dns-dot': [[general.dns('.example.org')], []],
  'dns-but': [[general.dns('example.org')], [general.dns('bad.example.org')]],
  'dns-not': [[], [general.dns('example.org')]],
  'dns-all-not': [[], [general.dns('')]],
  'dns-two': [[general.dns('example.net'), general.dns('example.org')], []],
  ip: [[general.ip(10, 0, 0, 0, 255, 0, 0, 0)], []],
  'ip-not': [[], [general.ip(10, 0, 0, 0, 255, 0, 0, 0)]],
  'ip-six-not': [[], [general.ip(...Array<number>(32).fill(0))]],
  'ip-wrong': [[general.ip(10, 0, 0, 0)], []],
  'email-host': [[general.email('example.org')], []],
  'email-below': [[general.email('.example.org')], []],
  'email-one': [[general.email('ana@example.org')], []],
  'email-at': [[general.email('@example.org')], []],
  uri: [[general.uri('example.org')], []],
  'uri-below': [[general.uri('.example.org')], []],
  dir: [[general.directory('/C=PT/O=Example')], []],
  'dir-not': [[], [general.directory('/C=PT')]],
  rid: [[general.registeredId()], []],
};

/** Name constraints of the root against leaves, of the intermediate, and odd ranges. */
export function constraintCases(): VerifyCase[] {
  const found: VerifyCase[] = [];
  for (const [constraint, [permitted, excluded]] of Object.entries(constraints)) {
    const root = issue({ subject: '/CN=Root', extensions: [ext.ca(), ext.nc(permitted, excluded)] });
    for (const [name, spec] of Object.entries(leaves)) {
      const leaf = issue({ subject: '/CN=leaf', keyNumber: 2, ...spec }, root);
      found.push({ name: `names-${constraint}-${name}`, leaf: leaf.der, trusted: [root.der] });
    }
  }
  const base = general.dns('example.org');
  const odd = {
    minimum: sequence(base, integer(1, contextTag(0, false))),
    zero: sequence(base, integer(0, contextTag(0, false))),
    maximum: sequence(base, integer(9, contextTag(1, false))),
  };
  for (const [name, subtree] of Object.entries(odd)) {
    const value = sequence(tlv(contextTag(0), subtree));
    const root = issue({ subject: '/CN=Root', extensions: [ext.ca(), extension('2.5.29.30', value, true)] });
    const leaf = issue({ keyNumber: 2, extensions: [ext.san(general.dns('db.example.org'))] }, root);
    found.push({ name: `names-range-${name}`, leaf: leaf.der, trusted: [root.der] });
  }
  for (const [mid, sub] of [
    ['/CN=Mid', '/CN=leaf'],
    ['/CN=mid.example.net', '/CN=leaf'],
    ['/CN=Root', '/CN=leaf'],
    ['/C=PT/CN=Mid', '/C=PT/CN=leaf'],
  ] as const) {
    const trees = ext.nc([general.dns('example.org'), general.directory('/C=PT')], []);
    const root = issue({ subject: '/CN=Root', extensions: [ext.ca(), trees] });
    const between = issue({ subject: mid, keyNumber: 1, extensions: [ext.ca(), ext.ski(Uint8Array.of(9))] }, root);
    const leaf = issue({ subject: sub, keyNumber: 2, extensions: [ext.aki(Uint8Array.of(9))] }, between);
    found.push({ name: `names-mid-${mid}`, leaf: leaf.der, trusted: [root.der], untrusted: [between.der] });
  }
  return found;
}
