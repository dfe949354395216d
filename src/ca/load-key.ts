import { createPrivateKey, type KeyObject } from 'node:crypto';
import { fail } from '../base/error.ts';
import { readWhole } from './disk.ts';

/** Largest key file that is read: RSA 16384 has 13 KB. */
const limit = 65_536;

/**
 * A private key from a PEM file, PKCS#8, PKCS#1 or SEC1, encrypted or not. Fails with `file-missing`, `file-not-readable`,
 * `passphrase-missing`, `passphrase-wrong`, `key-damaged`; never with anything of the key or the passphrase in the text.
 */
export function loadKey(path: string, passphrase?: string): KeyObject {
  const bytes = readWhole(path, limit);
  const encrypted = isEncryptedKey(bytes.toString('latin1'));
  if (encrypted && (passphrase === undefined || passphrase === '')) {
    fail('passphrase-missing', { at: path, seen: 'an encrypted key', next: 'give --passphrase-file FILE' });
  }
  try {
    return createPrivateKey({ key: bytes, ...(encrypted && passphrase !== undefined ? { passphrase } : {}) });
  } catch {
    // OpenSSL's reason is left out: what it says of a wrong passphrase depends on the padding that comes out.
    if (encrypted) fail('passphrase-wrong', { at: path, seen: 'the passphrase does not open this key' });
    fail('key-damaged', {
      at: path,
      seen: 'no private key that OpenSSL reads',
      expected: 'PEM: PKCS#8, PKCS#1 or SEC1',
    });
  }
}

/** Whether PEM text holds a private key that needs a passphrase. */
export function isEncryptedKey(text: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text);
}
