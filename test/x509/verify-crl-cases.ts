import { contextTag, tags } from '../../src/x509/der.ts';
import { integer, namedBits, sequence, text, tlv } from '../../src/x509/der-write.ts';
import type { RawExtension } from '../../src/x509/extension/extension.ts';
import type { VerifyCase } from './verify-judge.ts';
import { type CrlSpec, day, type Entity, ext, extension, general, issue, issueCrl, moment } from './verify-pki.ts';

const reason = (number: number): RawExtension => extension('2.5.29.21', tlv(tags.enumerated, Uint8Array.of(number)));
const idp = (...parts: readonly Uint8Array[]): RawExtension => extension('2.5.29.28', sequence(...parts), true);
const flag = (number: number): Uint8Array => tlv(contextTag(number, false), Uint8Array.of(255));
const place = (uri: string): Uint8Array => tlv(contextTag(0), tlv(contextTag(0), general.uri(uri)));
const point = (...parts: readonly Uint8Array[]): Uint8Array => sequence(...parts);

/** CRLs in every state, of the leaf's issuer or of the root. */
export function crlCases(): VerifyCase[] {
  const id = (number: number): Uint8Array => Uint8Array.of(number);
  const root = issue({ subject: '/CN=Root', extensions: [ext.ca(), ext.ski(id(1))] });
  const mid = issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca(), ext.ski(id(2))] }, root);
  const leaf = issue({ subject: '/CN=leaf', keyNumber: 2 }, mid);
  const stranger = issue({ subject: '/CN=Mid', keyNumber: 7, extensions: [ext.ca(), ext.ski(id(3))] }, root);
  const revoked = [{ serial: leaf.serial }];
  const utc = (value: string): Uint8Array => text(tags.utcTime, value);
  const states: Readonly<Record<string, CrlSpec>> = {
    good: {},
    revoked: { revoked },
    'revoked-other': { revoked: [{ serial: id(5) }] },
    'revoked-reason': { revoked: [{ serial: leaf.serial, extensions: [reason(1)] }] },
    hold: { revoked: [{ serial: leaf.serial, extensions: [reason(6)] }] },
    removed: { revoked: [{ serial: leaf.serial, extensions: [reason(8)] }] },
    'reason-damaged': { revoked: [{ serial: leaf.serial, extensions: [extension('2.5.29.21', id(1))] }] },
    'entry-critical': { revoked: [{ serial: id(5), extensions: [ext.unknown(true)] }] },
    expired: { nextUpdate: day(-1) },
    'expired-revoked': { nextUpdate: day(-1), revoked },
    future: { thisUpdate: day(1) },
    'no-next': { nextUpdate: 'none' },
    'ends-now': { nextUpdate: moment },
    'begins-now': { thisUpdate: moment },
    'odd-this': { thisUpdate: utc('2601010000Z') },
    'odd-next': { nextUpdate: utc('2701010000Z') },
    'bad-signature': { damagedSignature: true },
    'bad-signature-expired': { damagedSignature: true, nextUpdate: day(-1) },
    critical: { extensions: [ext.unknown(true)] },
    'critical-revoked': { extensions: [ext.unknown(true)], revoked },
    aki: { extensions: [ext.aki(id(2))] },
    'aki-wrong': { extensions: [ext.aki(id(9))] },
    'aki-root': { extensions: [ext.aki(id(1))] },
    'aki-damaged': { extensions: [extension('2.5.29.35', id(1))] },
    'outer-algorithm': { outerAlgorithm: sequence(tlv(tags.oid, Uint8Array.of(0x2a, 3))) },
    'wrong-name': { issuer: '/CN=Else' },
    'name-case': { issuer: '/CN=MID' },
    'users-only': { extensions: [idp(flag(1))] },
    'cas-only': { extensions: [idp(flag(2))] },
    'attributes-only': { extensions: [idp(flag(5))] },
    'users-and-cas': { extensions: [idp(flag(1), flag(2))] },
    indirect: { extensions: [idp(flag(4))] },
    'some-reasons': { extensions: [idp(namedBits([1], contextTag(3, false)))] },
    placed: { extensions: [idp(place('http://a/'))] },
    'idp-trailing': {
      extensions: [extension('2.5.29.28', Buffer.concat([sequence(flag(1)), Uint8Array.of(0)]), true)],
    },
    'idp-empty': { extensions: [idp()] },
    'idp-damaged': { extensions: [extension('2.5.29.28', id(1), true)] },
    delta: { extensions: [extension('2.5.29.27', integer(1), true), extension('2.5.29.20', integer(2))] },
    'certificate-issuer': {
      revoked: [
        { serial: leaf.serial, extensions: [extension('2.5.29.29', sequence(general.directory('/CN=Else')), true)] },
      ],
    },
    'certificate-issuer-own': {
      revoked: [
        { serial: id(5), extensions: [extension('2.5.29.29', sequence(general.directory('/CN=Mid')), true)] },
        { serial: leaf.serial },
      ],
    },
  };
  const chain = { leaf: leaf.der, trusted: [root.der], untrusted: [mid.der] };
  const found: VerifyCase[] = [];
  const rootCrl = issueCrl({}, root);
  for (const [name, spec] of Object.entries(states)) {
    const crl = issueCrl(spec, mid);
    found.push(
      { ...chain, name: `crl-leaf-${name}`, crls: [crl], crlCheck: 'leaf' },
      { ...chain, name: `crl-all-${name}`, crls: [crl, rootCrl], crlCheck: 'all' },
      { ...chain, name: `crl-lone-${name}`, crls: [crl], crlCheck: 'all' },
      {
        ...chain,
        name: `crl-beside-good-${name}`,
        crls: [crl, issueCrl({ thisUpdate: day(-5) }, mid)],
        crlCheck: 'leaf',
      },
      {
        ...chain,
        name: `crl-after-good-${name}`,
        crls: [issueCrl({ thisUpdate: day(-15) }, mid), crl],
        crlCheck: 'leaf',
      },
      { ...chain, name: `crl-stranger-${name}`, crls: [issueCrl(spec, stranger)], crlCheck: 'leaf' },
    );
  }
  const rootStates: Readonly<Record<string, CrlSpec>> = {
    mid: { revoked: [{ serial: mid.serial }] },
    root: { revoked: [{ serial: root.serial }] },
    expired: { nextUpdate: day(-1) },
    cas: { extensions: [idp(flag(2))] },
    users: { extensions: [idp(flag(1))] },
  };
  for (const [name, spec] of Object.entries(rootStates)) {
    const crls = [issueCrl({}, mid), issueCrl(spec, root)];
    found.push({ ...chain, name: `crl-root-${name}`, crls, crlCheck: 'all' });
    found.push({
      ...chain,
      name: `crl-root-${name}-partial`,
      trusted: [mid.der],
      crls,
      crlCheck: 'all',
      partialChain: true,
    });
  }
  return [
    ...found,
    ...usageCases(root),
    ...pointCases(root, mid),
    { ...chain, name: 'crl-none', crlCheck: 'all' },
    { ...chain, name: 'crl-none-leaf', crlCheck: 'leaf' },
    { ...chain, name: 'crl-not-asked', crls: [issueCrl({ revoked }, mid)] },
    { ...chain, name: 'crl-no-chain', trusted: [], crls: [issueCrl({}, mid)], crlCheck: 'all' },
  ];
}

/** cRLSign on the signer of a CRL. */
function usageCases(root: Entity): VerifyCase[] {
  return [[], [ext.usage('keyCertSign')], [ext.usage('keyCertSign', 'cRLSign')]].map((usage, index) => {
    const mid = issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca(), ...usage] }, root);
    const leaf = issue({ subject: '/CN=leaf', keyNumber: 2 }, mid);
    const crls = [issueCrl({ nextUpdate: day(-1) }, mid)];
    return {
      name: `crl-usage-${index}`,
      leaf: leaf.der,
      trusted: [root.der],
      untrusted: [mid.der],
      crls,
      crlCheck: 'leaf',
    };
  });
}

/** Distribution points of the certificate against the CRL's own. */
function pointCases(root: Entity, mid: Entity): VerifyCase[] {
  const issuer = tlv(contextTag(2), general.directory('/CN=Mid'));
  const points: Readonly<Record<string, readonly Uint8Array[]>> = {
    none: [],
    same: [point(place('http://a/'))],
    other: [point(place('http://b/'))],
    both: [point(place('http://b/')), point(place('http://a/'))],
    issuer: [point(issuer)],
    'issuer-else': [point(tlv(contextTag(2), general.directory('/CN=Else')))],
    reasons: [point(place('http://a/'), namedBits([1], contextTag(1, false)))],
    'all-reasons': [point(place('http://a/'), namedBits([0, 1, 2, 3, 4, 5, 6, 7, 8], contextTag(1, false)))],
    relative: [
      point(tlv(contextTag(0), tlv(contextTag(1), sequence(Buffer.from('0603550403', 'hex'), text(0x0c, 'x'))))),
    ],
    empty: [point()],
  };
  const lists: Readonly<Record<string, readonly RawExtension[]>> = {
    plain: [],
    a: [idp(place('http://a/'))],
    'a-users': [idp(place('http://a/'), flag(1))],
    directory: [idp(tlv(contextTag(0), tlv(contextTag(0), general.directory('/CN=Mid/CN=x'))))],
    relative: [
      idp(tlv(contextTag(0), tlv(contextTag(1), sequence(Buffer.from('0603550403', 'hex'), text(0x0c, 'x'))))),
    ],
  };
  return Object.entries(points).flatMap(([name, value]) => {
    const extensions = value.length === 0 ? [] : [ext.crlPoint(...value)];
    const leaf = issue({ subject: '/CN=leaf', keyNumber: 2, extensions }, mid);
    return Object.entries(lists).map(
      ([list, more]): VerifyCase => ({
        name: `crl-point-${name}-${list}`,
        leaf: leaf.der,
        trusted: [root.der],
        untrusted: [mid.der],
        crls: [issueCrl({ extensions: more }, mid)],
        crlCheck: 'leaf',
      }),
    );
  });
}
