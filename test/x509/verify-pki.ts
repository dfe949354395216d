import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { contextTag, tags } from '../../src/x509/der.ts';
import {
  bitString,
  boolean,
  integer,
  namedBits,
  nothing,
  octetString,
  oid,
  sequence,
  text,
  tlv,
  tlvOf,
} from '../../src/x509/der-write.ts';
import { encodeExtensions, type RawExtension } from '../../src/x509/extension/extension.ts';
import { type KeyUsage, keyUsageNames } from '../../src/x509/extension/key-usage.ts';
import { exportPublicKey } from '../../src/x509/key-pair.ts';
import type { Name } from '../../src/x509/name.ts';
import { parseOneline } from '../../src/x509/name-text.ts';
import { encodePem } from '../../src/x509/pem.ts';
import { parsePublicKeyInfo } from '../../src/x509/public-key.ts';
import { schemeFor } from '../../src/x509/signature.ts';
import { encodeTime } from '../../src/x509/time.ts';

/** Kinds of keys that test certificates have. A number at the end tells apart two of a kind. */
const makers = {
  rsa1024: () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  rsa2048: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa3072: () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  rsapss: () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
  dsa: () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }),
  p224: () => generateKeyPairSync('ec', { namedCurve: 'secp224r1' }),
  p256: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  p384: () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  p521: () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
  k256: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  explicit: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }),
  ed25519: () => generateKeyPairSync('ed25519'),
  ed448: () => generateKeyPairSync('ed448'),
} as const;

export type KeyKind = keyof typeof makers;
export const keyKinds: readonly KeyKind[] = Object.keys(makers) as KeyKind[];

const made = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

/** The same key for the same kind and number, so that hundreds of certificates cost a few keys. */
export function testKey(kind: KeyKind, number = 0): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const name = `${kind}-${number}`;
  const pair = made.get(name) ?? (makers[kind]() as { privateKey: KeyObject; publicKey: KeyObject });
  made.set(name, pair);
  return pair;
}

export type Digest = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** What a certificate is made of; everything has a default, and anything may be wrong. */
export interface CertificateSpec {
  readonly subject?: string | Name;
  /** The issuer's name when it is not the signer's subject. */
  readonly issuer?: string | Name;
  readonly key?: KeyKind;
  readonly keyNumber?: number;
  readonly serial?: number | Uint8Array;
  readonly notBefore?: Date | Uint8Array;
  readonly notAfter?: Date | Uint8Array;
  readonly extensions?: readonly RawExtension[];
  /** 1: no version field, as old certificates have it. */
  readonly version?: 1 | 2 | 3;
  readonly digest?: Digest;
  /** RSASSA-PSS with an RSA key. */
  readonly pss?: boolean;
  /** Another AlgorithmIdentifier outside than inside. */
  readonly outerAlgorithm?: Uint8Array;
  readonly damagedSignature?: boolean;
  /** SubjectPublicKeyInfo instead of the key's. */
  readonly publicKey?: Uint8Array;
}

/** A certificate with the key that belongs to it. */
export interface Entity {
  readonly der: Uint8Array;
  readonly subject: Name;
  readonly issuer: Name;
  readonly key: KeyKind;
  readonly privateKey: KeyObject;
  readonly serial: Uint8Array;
  readonly keyId: Uint8Array;
}

let counter = 1000;

/** Makes a certificate, self-signed unless an issuer is given. */
export function issue(spec: CertificateSpec, signer?: Entity): Entity {
  const kind = spec.key ?? 'p256';
  const pair = testKey(kind, spec.keyNumber);
  const subject = nameOf(spec.subject ?? '/CN=a');
  const issuer = spec.issuer === undefined ? (signer?.subject ?? subject) : nameOf(spec.issuer);
  const signing = signer ?? { key: kind, privateKey: pair.privateKey };
  const algorithm = algorithmOf(signing.key, spec.digest, spec.pss);
  counter += 1;
  const given = spec.serial ?? counter;
  const serial = typeof given === 'number' ? Uint8Array.of(given >> 16, (given >> 8) & 255, given & 255) : given;
  const extensions = spec.extensions ?? [];
  const spki = spec.publicKey ?? exportPublicKey(pair.publicKey);
  const version = spec.version ?? 3;
  const tbs = sequence(
    ...(version === 1 ? [] : [tlv(contextTag(0), integer(version - 1))]),
    integer(serial),
    algorithm,
    issuer.der,
    sequence(time(spec.notBefore ?? day(-30)), time(spec.notAfter ?? day(300))),
    subject.der,
    spki,
    ...(extensions.length === 0 ? [] : [tlv(contextTag(3), encodeExtensions(extensions))]),
  );
  const signature = signAs(tbs, signing.privateKey, signing.key, spec.digest, spec.pss);
  if (spec.damagedSignature === true) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const der = sequence(tbs, spec.outerAlgorithm ?? algorithm, bitString(signature));
  return { der, subject, issuer, key: kind, privateKey: pair.privateKey, serial, keyId: keyIdOf(spki) };
}

/** What a CRL is made of. */
export interface CrlSpec {
  readonly issuer?: string | Name;
  readonly thisUpdate?: Date | Uint8Array;
  readonly nextUpdate?: Date | Uint8Array | 'none';
  readonly revoked?: readonly { readonly serial: Uint8Array; readonly extensions?: readonly RawExtension[] }[];
  readonly extensions?: readonly RawExtension[];
  readonly digest?: Digest;
  readonly outerAlgorithm?: Uint8Array;
  readonly damagedSignature?: boolean;
}

export function issueCrl(spec: CrlSpec, signer: Entity): Uint8Array {
  const algorithm = algorithmOf(signer.key, spec.digest, false);
  const issuer = spec.issuer === undefined ? signer.subject : nameOf(spec.issuer);
  const entries = (spec.revoked ?? []).map(({ serial, extensions = [] }) =>
    sequence(integer(serial), encodeTime(day(-20)), ...(extensions.length === 0 ? [] : [encodeExtensions(extensions)])),
  );
  const extensions = spec.extensions ?? [];
  const next = spec.nextUpdate ?? day(20);
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer.der,
    time(spec.thisUpdate ?? day(-10)),
    ...(next === 'none' ? [] : [time(next)]),
    ...(entries.length === 0 ? [] : [tlvOf(tags.sequence, entries)]),
    ...(extensions.length === 0 ? [] : [tlv(contextTag(0), encodeExtensions(extensions))]),
  );
  const signature = signAs(tbs, signer.privateKey, signer.key, spec.digest, false);
  if (spec.damagedSignature === true) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  return sequence(tbs, spec.outerAlgorithm ?? algorithm, bitString(signature));
}

/** The moment that test chains are verified for. */
export const moment: Date = new Date('2026-06-15T12:00:00Z');

export function day(count: number): Date {
  return new Date(moment.getTime() + count * 86_400_000);
}

export function extension(type: string, value: Uint8Array, critical = false): RawExtension {
  return { oid: type, critical, value };
}

/** Extensions in short. */
export const ext = {
  ca: (pathLength?: number, critical = true): RawExtension =>
    extension(
      '2.5.29.19',
      sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])),
      critical,
    ),
  notCa: (): RawExtension => extension('2.5.29.19', sequence()),
  usage: (...usages: readonly KeyUsage[]): RawExtension =>
    extension('2.5.29.15', namedBits(usages.map((usage) => keyUsageNames.indexOf(usage))), true),
  eku: (...oids: readonly string[]): RawExtension => extension('2.5.29.37', sequence(...oids.map(oid))),
  ski: (id: Uint8Array): RawExtension => extension('2.5.29.14', octetString(id)),
  aki: (id?: Uint8Array, issuer?: Name, serial?: Uint8Array): RawExtension =>
    extension(
      '2.5.29.35',
      sequence(
        ...(id === undefined ? [] : [tlv(contextTag(0, false), id)]),
        ...(issuer === undefined ? [] : [tlv(contextTag(1), tlv(contextTag(4), issuer.der))]),
        ...(serial === undefined ? [] : [integer(serial, contextTag(2, false))]),
      ),
    ),
  san: (...names: readonly Uint8Array[]): RawExtension => extension('2.5.29.17', sequence(...names)),
  nc: (permitted: readonly Uint8Array[], excluded: readonly Uint8Array[]): RawExtension =>
    extension(
      '2.5.29.30',
      sequence(
        ...(permitted.length === 0
          ? []
          : [
              tlvOf(
                contextTag(0),
                permitted.map((base) => sequence(base)),
              ),
            ]),
        ...(excluded.length === 0
          ? []
          : [
              tlvOf(
                contextTag(1),
                excluded.map((base) => sequence(base)),
              ),
            ]),
      ),
      true,
    ),
  netscape: (...bits: readonly number[]): RawExtension => extension('2.16.840.1.113730.1.1', namedBits(bits)),
  unknown: (critical: boolean): RawExtension => extension('1.2.3.4.5', octetString(), critical),
  crlPoint: (...points: readonly Uint8Array[]): RawExtension => extension('2.5.29.31', sequence(...points)),
};

/** GeneralNames in short. */
export const general = {
  email: (value: string): Uint8Array => text(0x81, value),
  dns: (value: string): Uint8Array => text(0x82, value),
  uri: (value: string): Uint8Array => text(0x86, value),
  ip: (...bytes: readonly number[]): Uint8Array => tlv(0x87, Uint8Array.from(bytes)),
  directory: (name: string): Uint8Array => tlv(contextTag(4), parseOneline(name).der),
  registeredId: (): Uint8Array => tlv(contextTag(8, false), Uint8Array.of(0x2a, 3, 4)),
};

/** A PEM file of DER values. */
export function pemOf(label: string, values: readonly Uint8Array[]): string {
  return values.map((value) => encodePem(label, value)).join('');
}

/** The AlgorithmIdentifier for a key and digest. */
export function algorithmOf(kind: KeyKind, digest: Digest = 'sha256', pss = false): Uint8Array {
  if (kind === 'ed25519' || kind === 'ed448') return schemeFor(kind).algorithm;
  if (kind === 'rsapss' || (pss && kind.startsWith('rsa'))) return schemeFor('rsa-pss').algorithm;
  const index = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].indexOf(digest);
  if (kind.startsWith('rsa')) return sequence(oid(`1.2.840.113549.1.1.${[4, 5, 14, 11, 12, 13][index]}`), nothing());
  if (kind === 'dsa')
    return sequence(oid(digest === 'sha1' ? '1.2.840.10040.4.3' : `2.16.840.1.101.3.4.3.${Math.max(1, index - 1)}`));
  return sequence(oid(digest === 'sha1' ? '1.2.840.10045.4.1' : `1.2.840.10045.4.3.${Math.max(1, index - 1)}`));
}

export function nameOf(name: string | Name): Name {
  return typeof name === 'string' ? parseOneline(name) : name;
}

function keyIdOf(spki: Uint8Array): Uint8Array {
  try {
    return createHash('sha1').update(parsePublicKeyInfo(spki).keyBytes).digest();
  } catch {
    return createHash('sha1').update(spki).digest();
  }
}

function time(value: Date | Uint8Array): Uint8Array {
  return value instanceof Date ? encodeTime(value) : value;
}

function signAs(tbs: Uint8Array, key: KeyObject, kind: KeyKind, digest: Digest = 'sha256', pss = false): Buffer {
  if (kind === 'ed25519' || kind === 'ed448') return sign(null, tbs, key);
  if (kind === 'rsapss' || (pss && kind.startsWith('rsa')))
    return sign('sha256', tbs, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  const hash = digest === 'md5' && !kind.startsWith('rsa') ? 'sha224' : digest;
  return sign(hash, tbs, key);
}
