import { constants, createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fail } from '../base/error.ts';
import { type Algorithm, parsePssParameters, rsassaPss } from './algorithm.ts';
import { contextTag } from './der.ts';
import { bitString, integer, nothing, oid, sequence, tlv } from './der-write.ts';
import { exportPublicKey } from './key-pair.ts';
import { shortName } from './oid.ts';
import { parsePublicKeyInfo } from './public-key.ts';

/** How a key signs: the AlgorithmIdentifier to write and the digest for node:crypto (none for Ed25519 and Ed448). */
export interface SignatureScheme {
  /** AlgorithmIdentifier, encoded: it stands inside the signed part and outside. */
  readonly algorithm: Uint8Array;
  readonly hash: 'sha256' | 'sha384' | 'sha512' | undefined;
  readonly pss: boolean;
}

const sha256 = '2.16.840.1.101.3.4.2.1';
const schemes: Readonly<Record<string, SignatureScheme>> = {
  rsa: { algorithm: sequence(oid('1.2.840.113549.1.1.11'), nothing()), hash: 'sha256', pss: false },
  'rsa-pss': { algorithm: pssAlgorithm(), hash: 'sha256', pss: true },
  ed25519: { algorithm: sequence(oid('1.3.101.112')), hash: undefined, pss: false },
  ed448: { algorithm: sequence(oid('1.3.101.113')), hash: undefined, pss: false },
  prime256v1: { algorithm: sequence(oid('1.2.840.10045.4.3.2')), hash: 'sha256', pss: false },
  secp384r1: { algorithm: sequence(oid('1.2.840.10045.4.3.3')), hash: 'sha384', pss: false },
  secp521r1: { algorithm: sequence(oid('1.2.840.10045.4.3.4')), hash: 'sha512', pss: false },
};

/** The scheme for a signer of this type; `rsa` signs PKCS#1 v1.5 because every MySQL client reads it. */
export function schemeFor(type: string, curve?: string): SignatureScheme {
  const scheme = schemes[type === 'ec' ? (curve ?? '') : type];
  return (
    scheme ??
    fail('key-kind-unsupported', {
      at: 'the signing key',
      seen: curve ?? type,
      expected: Object.keys(schemes).join(', '),
    })
  );
}

/** The scheme that fits a private or public key. */
export function schemeOfKey(key: KeyObject): SignatureScheme {
  return schemeFor(key.asymmetricKeyType ?? 'unknown', key.asymmetricKeyDetails?.namedCurve);
}

/** The signature of bytes in the form certificates hold (DER for ECDSA). */
export function signBytes(bytes: Uint8Array, key: KeyObject, scheme: SignatureScheme = schemeOfKey(key)): Uint8Array {
  if (!scheme.pss) return sign(scheme.hash ?? null, bytes, key);
  return sign(scheme.hash ?? null, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
}

/** What a signer outside gets: the digest of the signed part, or all of it for Ed25519 and Ed448. */
export function bytesToSign(tbs: Uint8Array, scheme: SignatureScheme): Uint8Array {
  return scheme.hash === undefined ? tbs : createHash(scheme.hash).update(tbs).digest();
}

/** A certificate, CRL or request from its signed part, its AlgorithmIdentifier and its signature. */
export function seal(tbs: Uint8Array, algorithm: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(tbs, algorithm, bitString(signature));
}

/** `seal` with a key that is at hand. The scheme's algorithm must be the one that stands inside `tbs`. */
export function signWithKey(tbs: Uint8Array, key: KeyObject, scheme: SignatureScheme = schemeOfKey(key)): Uint8Array {
  return seal(tbs, scheme.algorithm, signBytes(tbs, key, scheme));
}

/** Digest by AlgorithmIdentifier; null for those that hash by themselves. */
const digests: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10040.4.3': 'sha1',
  '2.16.840.1.101.3.4.3.1': 'sha224',
  '2.16.840.1.101.3.4.3.2': 'sha256',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
  '1.3.101.113': null,
};

/** Whether the signature over `tbs` is this key's. `key-kind-unsupported` for an algorithm that is not known. */
export function signatureIsValid(
  tbs: Uint8Array,
  algorithm: Algorithm,
  signature: Uint8Array,
  key: KeyObject,
): boolean {
  try {
    if (algorithm.oid === rsassaPss) return pssIsValid(tbs, algorithm, signature, key);
    const digest = digests[algorithm.oid];
    if (digest !== undefined) return verify(digest, tbs, key, signature);
  } catch {
    return false;
  }
  return fail('key-kind-unsupported', {
    at: 'signatureAlgorithm',
    seen: algorithm.name,
    expected: 'RSA, RSA-PSS, ECDSA, DSA or EdDSA',
  });
}

function pssIsValid(tbs: Uint8Array, algorithm: Algorithm, signature: Uint8Array, key: KeyObject): boolean {
  const { hash, mgfHash, saltLength } = parsePssParameters(algorithm.parameters);
  const restricted = key.asymmetricKeyType === 'rsa' && mgfHash !== hash ? restrictedKey(key, algorithm) : key;
  const options = { key: restricted, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return verify(shortName(hash), tbs, options, signature);
}

/** node:crypto takes no hash for MGF1, but heeds the one that the parameters of an RSASSA-PSS key prescribe (RFC 4055 1.2). */
function restrictedKey(key: KeyObject, algorithm: Algorithm): KeyObject {
  const { keyBytes } = parsePublicKeyInfo(exportPublicKey(key));
  const spki = sequence(algorithm.der, bitString(keyBytes));
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/** RSASSA-PSS with SHA-256, MGF1 with SHA-256, 32 bytes of salt (RFC 4055 3.1). */
function pssAlgorithm(): Uint8Array {
  const hash = sequence(oid(sha256), nothing());
  const mgf = sequence(oid('1.2.840.113549.1.1.8'), hash);
  const parameters = sequence(tlv(contextTag(0), hash), tlv(contextTag(1), mgf), tlv(contextTag(2), integer(32)));
  return sequence(oid(rsassaPss), parameters);
}
