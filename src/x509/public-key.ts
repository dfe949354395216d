import { createPublicKey, type KeyObject } from 'node:crypto';
import { fail } from '../base/error.ts';
import { type Algorithm, readAlgorithm, rsaEncryption, rsassaPss } from './algorithm.ts';
import { curveBits } from './curve-bits.ts';
import { DerReader, tags } from './der.ts';
import { shortName } from './oid.ts';
import { decodeOid } from './oid-code.ts';

export type KeyType = 'rsa' | 'rsa-pss' | 'dsa' | 'ec' | 'ed25519' | 'ed448' | 'x25519' | 'x448' | 'dh' | 'unknown';

/** What a public key is, without its numbers. */
export interface KeyDescription {
  readonly type: KeyType;
  /** Size in bits: of the modulus (RSA, DSA, DH) or of the curve's order. 0 when it cannot be told. */
  readonly bits: number;
  /** OpenSSL's name of the curve (`prime256v1`); `explicit` for a curve spelled out as parameters. */
  readonly curve?: string;
}

/** A SubjectPublicKeyInfo (RFC 5280 4.1.2.7). */
export interface PublicKeyInfo {
  readonly der: Uint8Array;
  readonly algorithm: Algorithm;
  /** Bytes inside the BIT STRING; the subject key identifier is their SHA-1. */
  readonly keyBytes: Uint8Array;
  readonly description: KeyDescription;
}

const types: Readonly<Record<string, KeyType>> = {
  [rsaEncryption]: 'rsa',
  [rsassaPss]: 'rsa-pss',
  '1.2.840.10040.4.1': 'dsa',
  '1.2.840.10045.2.1': 'ec',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.3.101.110': 'x25519',
  '1.3.101.111': 'x448',
  '1.2.840.113549.1.3.1': 'dh',
  '1.2.840.10046.2.1': 'dh',
};
const fixedBits: Partial<Record<KeyType, number>> = { ed25519: 256, ed448: 456, x25519: 253, x448: 448 };

/** Reads the next value as a SubjectPublicKeyInfo. A key inside that is damaged is not an error yet: it has 0 bits. */
export function readPublicKeyInfo(reader: DerReader, field: string): PublicKeyInfo {
  const der = reader.whole(field);
  const fields = new DerReader(der, field).enter(tags.sequence, 'value');
  const algorithm = readAlgorithm(fields, 'algorithm');
  const keyBytes = fields.bitString('subjectPublicKey').bytes;
  fields.end();
  return { der, algorithm, keyBytes, description: describeKey(algorithm, keyBytes) };
}

/** A SubjectPublicKeyInfo from its encoding alone. */
export function parsePublicKeyInfo(der: Uint8Array): PublicKeyInfo {
  const reader = new DerReader(der, 'publicKey');
  const info = readPublicKeyInfo(reader, 'publicKey');
  reader.end();
  return info;
}

/** The key in the form node:crypto verifies with; `public-key-unreadable` when OpenSSL can't load it. */
export function publicKeyObject(info: PublicKeyInfo): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(info.der), format: 'der', type: 'spki' });
  } catch (cause) {
    const { type, bits } = info.description;
    return fail('public-key-unreadable', {
      at: 'subjectPublicKeyInfo',
      seen: `a key of type ${type}, ${bits} bits`,
      cause,
    });
  }
}

/** `RSA 2048`, `EC prime256v1`, `Ed25519`: the key in words. */
export function keyInWords({ type, bits, curve }: KeyDescription): string {
  if (type === 'ec') return `EC ${curve ?? 'unknown curve'}`;
  if (type === 'ed25519' || type === 'ed448' || type === 'x25519' || type === 'x448')
    return `${type[0]?.toUpperCase()}${type.slice(1)}`;
  return type === 'unknown' ? 'unknown' : `${type.toUpperCase()} ${bits}`;
}

function describeKey(algorithm: Algorithm, keyBytes: Uint8Array): KeyDescription {
  const type = types[algorithm.oid] ?? 'unknown';
  try {
    if (type === 'rsa' || type === 'rsa-pss') return { type, bits: firstIntegerBits(keyBytes) };
    if ((type === 'dsa' || type === 'dh') && algorithm.parameters !== undefined) {
      return { type, bits: firstIntegerBits(algorithm.parameters) };
    }
    if (type === 'ec' && algorithm.parameters !== undefined) return describeCurve(algorithm.parameters, keyBytes);
  } catch {
    return { type, bits: 0 };
  }
  return { type, bits: fixedBits[type] ?? 0 };
}

function describeCurve(parameters: Uint8Array, point: Uint8Array): KeyDescription {
  const compressed = point[0] === 2 || point[0] === 3;
  const fieldBytes = compressed ? point.length - 1 : (point.length - 1) / 2;
  if (parameters[0] !== tags.oid) return { type: 'ec', bits: explicitOrderBits(parameters), curve: 'explicit' };
  const oid = decodeOid(new DerReader(parameters, 'ecParameters').value(tags.oid, 'namedCurve')) ?? '';
  return { type: 'ec', bits: curveBits(shortName(oid), fieldBytes), curve: shortName(oid) };
}

/** Bits of the order in ECParameters (RFC 3279 2.3.5): version, field, curve, base, order. */
function explicitOrderBits(parameters: Uint8Array): number {
  const fields = new DerReader(parameters, 'ecParameters').enter(tags.sequence, 'value');
  fields.smallInteger('version');
  for (const field of ['fieldID', 'curve', 'base']) fields.whole(field);
  return bitLength(fields.integer('order'));
}

/** Size of the first INTEGER in a SEQUENCE: the modulus of an RSA key, the prime of DSA and DH parameters. */
function firstIntegerBits(der: Uint8Array): number {
  return bitLength(new DerReader(der, 'key').enter(tags.sequence, 'value').integer('modulus'));
}

function bitLength(content: Uint8Array): number {
  const digits = Buffer.from(content).toString('hex').replace(/^0+/, '');
  return digits === '' ? 0 : (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits[0] ?? '0', 16)));
}
