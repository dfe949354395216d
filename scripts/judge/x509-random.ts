import { contextTag, tags } from '../../src/x509/der.ts';
import { integer, sequence, text, tlv } from '../../src/x509/der-write.ts';
import { purposes } from '../../src/x509/extension/extended-key-usage.ts';
import type { RawExtension } from '../../src/x509/extension/extension.ts';
import { type KeyUsage, keyUsageNames } from '../../src/x509/extension/key-usage.ts';
import type { VerifyCase } from '../../test/x509/verify-judge.ts';
import {
  type CertificateSpec,
  day,
  type Entity,
  ext,
  extension,
  general,
  issue,
  issueCrl,
  type KeyKind,
  moment,
  nameOf,
} from '../../test/x509/verify-pki.ts';
import { type Dice, diceOf } from './dice.ts';

const names = ['/CN=A', '/CN=B', '/CN=C', '/CN=a', '/O=Example/CN=D', '/O=EXAMPLE/CN=d'];
const usualKeys: readonly KeyKind[] = ['p256', 'p384', 'ed25519', 'rsa2048'];
const rareKeys: readonly KeyKind[] = [
  'rsa1024',
  'rsa3072',
  'rsapss',
  'dsa',
  'p521',
  'p224',
  'k256',
  'explicit',
  'ed448',
];

/** A random question: CAs that sign one another, some of them trusted, some sent, with CRLs; the same for the same seed. */
export function randomCase(seed: number): VerifyCase {
  const dice = diceOf(seed);
  // Most questions have little wrong with them, so that verdicts don't all end at the first thing.
  const wild = dice.pick([0, 0.02, 0.05, 0.15, 0.4]);
  const cas: Entity[] = [];
  const roots = dice.between(1, 3);
  for (let index = 0; index < roots; index += 1) cas.push(issue(authority(dice, wild, index, undefined)));
  const between = dice.between(0, 4);
  for (let index = 0; index < between; index += 1) {
    const signer = dice.chance(0.7) ? cas.at(-1) : dice.pick(cas);
    cas.push(issue(authority(dice, wild, roots + index, signer), signer));
  }
  const signer = dice.chance(0.8) ? cas.at(-1) : dice.pick(cas);
  const leaf = dice.chance(0.06)
    ? dice.pick(cas)
    : issue(leafSpec(dice, wild, signer), dice.chance(0.95) ? signer : undefined);
  const trusted = dice.shuffle(cas.filter((_, index) => dice.chance(index < roots ? 0.96 : 0.1)));
  const sent = dice.shuffle(cas.filter((_, index) => dice.chance(index < roots ? 0.2 : 0.97)));
  const asks = dice.chance(0.45);
  return {
    name: `seed ${seed}`,
    leaf: leaf.der,
    trusted: (dice.chance(0.03) ? [...trusted, leaf] : trusted).map(({ der }) => der),
    untrusted: (dice.chance(0.05) ? [...sent, ...sent, leaf] : sent).map(({ der }) => der),
    crls: asks ? crlsOf(dice, wild, cas, [...cas, leaf]) : [],
    crlCheck: asks ? dice.pick(['all', 'all', 'leaf']) : 'none',
    purpose: dice.pick(['any', 'sslserver', 'sslclient']),
    level: dice.pick([0, 0, 0, 1, 2, 3]),
    partialChain: dice.chance(0.15),
    time: dice.chance(0.9) ? moment : day(dice.between(-60, 60)),
  };
}

function authority(dice: Dice, wild: number, index: number, signer: Entity | undefined): CertificateSpec {
  const constraints = dice.chance(wild) ? [constraint(dice)] : [];
  const path = dice.chance(0.15) ? dice.between(0, 2) : undefined;
  const basic = dice.chance(wild) ? dice.pick([[], [ext.notCa()], [ext.netscape(5)]]) : [ext.ca(path)];
  return spec(dice, wild, index, signer, [...basic, ...constraints, ...usage(dice, wild, ['keyCertSign', 'cRLSign'])]);
}

function leafSpec(dice: Dice, wild: number, signer: Entity | undefined): CertificateSpec {
  const san = dice.chance(0.6) ? [ext.san(...dice.some(altNames, 3))] : [];
  const roles = dice.chance(0.6)
    ? [ext.eku(...dice.some([purposes.serverAuth, purposes.clientAuth, purposes.any, '1.2.3'], 3))]
    : [];
  return spec(dice, wild, 9, signer, [...san, ...roles, ...usage(dice, wild, ['digitalSignature', 'keyEncipherment'])]);
}

/** What leaves and CAs have in common. */
function spec(
  dice: Dice,
  wild: number,
  index: number,
  signer: Entity | undefined,
  own: readonly RawExtension[],
): CertificateSpec {
  const keyId = Uint8Array.of(dice.chance(0.8) ? index : dice.between(0, 3));
  const more = [
    ...(dice.chance(0.7) ? [ext.ski(keyId)] : []),
    ...(dice.chance(0.5) ? [authorityKey(dice, wild, signer)] : []),
    ...(dice.chance(wild) ? [ext.unknown(dice.chance(0.5))] : []),
    ...(dice.chance(wild / 2) ? [ext.ca(0)] : []),
    ...(dice.chance(wild) ? [ext.eku(purposes.serverAuth)] : []),
  ];
  const extensions = [...own, ...more].map((one) => (dice.chance(wild / 4) ? damage(dice, one) : one));
  const subject = dice.chance(wild) ? dice.pick(leafNames) : dice.pick(names.slice(0, dice.chance(0.5) ? 3 : 6));
  const fresh = dice.chance(0.8) ? `/CN=${index}` : subject;
  return {
    subject: index === 9 && dice.chance(0.3) ? dice.pick(leafNames) : fresh,
    key: dice.chance(0.1) ? dice.pick(rareKeys) : dice.pick(usualKeys),
    keyNumber: dice.between(0, 2),
    extensions: dice.chance(wild / 4) ? [] : extensions,
    ...(dice.chance(wild / 3) ? { version: dice.pick([1, 2] as const) } : {}),
    ...(dice.chance(wild) ? { digest: dice.pick(['md5', 'sha1', 'sha224', 'sha384', 'sha512'] as const) } : {}),
    ...(dice.chance(wild / 3) ? { issuer: dice.pick(names) } : {}),
    ...(dice.chance(wild / 3) ? { damagedSignature: true } : {}),
    ...(dice.chance(wild / 5) ? { outerAlgorithm: sequence(Buffer.from('06082a8648ce3d040303', 'hex')) } : {}),
    ...(dice.chance(wild / 2) ? { pss: true } : {}),
    ...(dice.chance(wild) ? dates(dice) : {}),
  };
}

const leafNames = [
  '/CN=db.example.org',
  '/CN=db.example.net',
  '/C=PT/O=Example/CN=ana',
  '/CN=ana/emailAddress=ana@example.org',
  '/CN=Some Body',
];
const altNames = [
  general.dns('db.example.org'),
  general.dns('db.example.net'),
  general.dns('*.example.org'),
  general.ip(10, 0, 0, 1),
  general.ip(192, 0, 2, 1),
  general.email('ana@example.org'),
  general.uri('mysql://db.example.org:3306/'),
  general.directory('/C=PT/O=Example'),
  general.registeredId(),
];
const bases = [
  general.dns('example.org'),
  general.dns('.example.net'),
  general.dns(''),
  general.ip(10, 0, 0, 0, 255, 0, 0, 0),
  general.ip(10, 0, 0, 0),
  general.email('example.org'),
  general.email('.org'),
  general.uri('.example.org'),
  general.directory('/C=PT'),
  general.registeredId(),
];

function constraint(dice: Dice): RawExtension {
  return ext.nc(dice.some(bases, 3), dice.chance(0.4) ? dice.some(bases, 2) : []);
}

function usage(dice: Dice, wild: number, right: readonly KeyUsage[]): RawExtension[] {
  if (dice.chance(0.4)) return [];
  return [ext.usage(...(dice.chance(wild) ? dice.some(keyUsageNames, 3) : right))];
}

function authorityKey(dice: Dice, wild: number, signer: Entity | undefined): RawExtension {
  if (signer === undefined || dice.chance(wild)) return ext.aki(Uint8Array.of(dice.between(0, 4)));
  return dice.chance(0.8) ? ext.aki() : ext.aki(undefined, signer.issuer, signer.serial);
}

function dates(dice: Dice): Pick<CertificateSpec, 'notBefore' | 'notAfter'> {
  return dice.pick([
    { notAfter: day(-dice.between(1, 20)) },
    { notBefore: day(dice.between(1, 20)) },
    { notBefore: text(tags.utcTime, '2601010000Z') },
    { notAfter: text(tags.generalizedTime, '20270101000000+0100') },
    { notAfter: text(tags.generalizedTime, '99991231235959Z') },
  ]);
}

/** An extension with a byte changed, cut off or added, or wrapped once more. */
function damage(dice: Dice, one: RawExtension): RawExtension {
  const value = Buffer.from(one.value);
  const at = dice.between(0, value.length - 1);
  const changed = Buffer.from(value);
  changed[at] = dice.between(0, 255);
  return {
    ...one,
    critical: dice.chance(0.3),
    value: dice.pick([changed, value.subarray(0, at), Buffer.concat([value, Buffer.of(0)]), sequence(value)]),
  };
}

function crlsOf(dice: Dice, wild: number, cas: readonly Entity[], all: readonly Entity[]): Uint8Array[] {
  const lists = cas.filter(() => dice.chance(0.92)).map((ca) => crlOf(dice, wild, ca, all));
  return dice.chance(0.2) ? [...lists, crlOf(dice, wild, dice.pick(cas), all)] : lists;
}

function crlOf(dice: Dice, wild: number, ca: Entity, all: readonly Entity[]): Uint8Array {
  const scope = [1, 2, 4, 5].filter(() => dice.chance(wild / 2));
  const point = tlv(contextTag(0), tlv(contextTag(0), general.uri('http://a/')));
  const extensions = [
    ...(dice.chance(wild) ? [ext.aki(Uint8Array.of(dice.between(0, 4)))] : []),
    ...(dice.chance(wild / 2) ? [ext.unknown(dice.chance(0.5))] : []),
    ...(dice.chance(0.3) ? [extension('2.5.29.20', integer(dice.between(1, 99)))] : []),
    ...(scope.length === 0
      ? []
      : [
          extension(
            '2.5.29.28',
            sequence(
              ...(dice.chance(0.3) ? [point] : []),
              ...scope.map((number) => tlv(contextTag(number, false), Uint8Array.of(255))),
            ),
            true,
          ),
        ]),
  ].map((one) => (dice.chance(wild / 4) ? damage(dice, one) : one));
  return issueCrl(
    {
      extensions,
      revoked: all
        .filter(() => dice.chance(0.04))
        .map(({ serial }) => ({
          serial,
          extensions: dice.chance(0.4)
            ? [extension('2.5.29.21', tlv(tags.enumerated, Uint8Array.of(dice.pick([1, 4, 6, 8]))))]
            : [],
        })),
      thisUpdate: day(dice.chance(wild) ? dice.between(-3, 3) : -dice.between(1, 10)),
      nextUpdate: dice.chance(wild) ? dice.pick([day(-1), 'none' as const]) : day(dice.between(1, 30)),
      ...(dice.chance(wild / 4) ? { damagedSignature: true } : {}),
      ...(dice.chance(wild / 4) ? { issuer: nameOf(dice.pick(names)) } : {}),
    },
    ca,
  );
}
