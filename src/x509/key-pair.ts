import { createECDH, createPublicKey, type ECDH, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fail } from '../base/error.ts';
import { contextTag } from './der.ts';
import { bitString, integer, octetString, oid, sequence, tlv } from './der-write.ts';

/** The kinds of key that tlsql makes. */
export const keySpecs = ['ec:P-256', 'ec:P-384', 'rsa:2048', 'rsa:3072', 'rsa:4096', 'ed25519'] as const;

export type KeySpec = (typeof keySpecs)[number];

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The kind that a user named; fails with `key-spec-unknown`. */
export function parseKeySpec(text: string): KeySpec {
  const spec = keySpecs.find((entry) => entry.toLowerCase() === text.toLowerCase());
  return spec ?? fail('key-spec-unknown', { at: 'key', seen: `'${text}'`, expected: keySpecs.join(', ') });
}

/** A new key pair. RSA takes from 50 ms to seconds. */
export function keyPair(spec: KeySpec): KeyPair {
  switch (spec) {
    case 'ec:P-256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'ec:P-384':
      return generateKeyPairSync('ec', { namedCurve: 'P-384' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'rsa:2048':
    case 'rsa:3072':
    case 'rsa:4096':
      return generateKeyPairSync('rsa', { modulusLength: Number(spec.slice(4)), publicExponent: 0x10001 });
  }
}

/** SubjectPublicKeyInfo of a public key, or of the public half of a private key. */
export function exportPublicKey(key: KeyObject): Uint8Array {
  return (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
}

/**
 * The private key in PEM: PKCS#8, or with `legacy` PKCS#1 / SEC1, which MySQL 5.6 (yaSSL) and old JDBC drivers want.
 * Ed25519 has no legacy form and stays PKCS#8. The text is a secret: it goes to a file and nowhere else.
 */
export function exportPrivateKey(key: KeyObject, legacy = false): string {
  const kind = key.asymmetricKeyType;
  const type = legacy && kind === 'rsa' ? 'pkcs1' : legacy && kind === 'ec' ? 'sec1' : 'pkcs8';
  return key.export({ type, format: 'pem' }).toString();
}

/** The private key in PEM as encrypted PKCS#8 (PBES2, AES-256-CBC), which every OpenSSL since 1.0 reads. */
export function exportEncryptedPrivateKey(key: KeyObject, passphrase: string | Uint8Array): string {
  const secret = typeof passphrase === 'string' ? passphrase : Buffer.from(passphrase);
  return key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: secret }).toString();
}

/** A key pair as bytes: SubjectPublicKeyInfo and PKCS#8. */
export interface EncodedKeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

const p256 = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
const zero = integer(0);
const one = integer(1);

/**
 * A P-256 key pair already encoded, for issuing in bulk: making a KeyObject and exporting it again costs five times what the
 * key itself does. The private half is PKCS#8 around SEC1 as OpenSSL writes it (RFC 5958, RFC 5915).
 * @param ecdh may be used again and again: making one takes as long as making the key.
 */
export function encodedP256KeyPair(ecdh: ECDH = createECDH('prime256v1')): EncodedKeyPair {
  const point = ecdh.generateKeys();
  const scalar = ecdh.getPrivateKey();
  const padded = scalar.length === 32 ? scalar : Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]);
  const sec1 = sequence(one, octetString(padded), tlv(contextTag(1), bitString(point)));
  return { publicKey: sequence(p256, bitString(point)), privateKey: sequence(zero, p256, octetString(sec1)) };
}
