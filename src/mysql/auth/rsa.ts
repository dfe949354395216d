import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { fail } from '../../base/error.ts';
import { wipe, withoutZero, withZero, xor } from './secret.ts';

// sql-common/client_authentication.cc and sql/auth/sha2_password.cc: the password with its zero, XORed with the scramble
// so that a ciphertext is good for one login only, then RSA-OAEP with SHA-1.

const PEM_MAX = 16 * 1024;
const BITS_MAX = 16 * 1024;
/** Bytes that OAEP with SHA-1 takes of the modulus (RFC 8017 7.1.1). */
const OAEP_OVERHEAD = 42;

/** Encrypts the password for the server. Errors: `auth-public-key-bad` (no PEM, no RSA, too large, too small for the password). */
export function encryptPassword(password: Uint8Array, scramble: Uint8Array, pem: string): Uint8Array {
  const key = readPublicKey(pem);
  const clear = withZero(password);
  const hidden = xor(clear, scramble);
  wipe(clear);
  const room = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8) - OAEP_OVERHEAD;
  if (hidden.length > room) badKey(`room for ${room} bytes`, `${hidden.length} for this password`);
  try {
    return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, hidden);
  } finally {
    wipe(hidden);
  }
}

/** The server's half: the password, or undefined where the bytes decrypt to none. The caller wipes it. */
export function decryptPassword(bytes: Uint8Array, scramble: Uint8Array, pem: string): Uint8Array | undefined {
  const key = createPrivateKey(pem);
  let hidden: Uint8Array;
  try {
    hidden = privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, bytes);
  } catch {
    return undefined;
  }
  return withoutZero(xor(hidden, scramble));
}

function readPublicKey(pem: string): KeyObject {
  if (pem.length > PEM_MAX) badKey(`${pem.length} bytes`, `a PEM of at most ${PEM_MAX}`);
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (cause) {
    fail('auth-public-key-bad', { seen: 'bytes that are no public key', expected: 'an RSA public key in PEM', cause });
  }
  if (key.asymmetricKeyType !== 'rsa') badKey(`a key of type ${key.asymmetricKeyType}`, 'rsa');
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits > BITS_MAX) badKey(`a key of ${bits} bits`, `at most ${BITS_MAX}`);
  return key;
}

function badKey(seen: string, expected: string): never {
  fail('auth-public-key-bad', { seen, expected });
}
