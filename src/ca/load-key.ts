import type { KeyObject } from 'node:crypto';
import { readPrivateKey } from '../x509/private-key.ts';
import { readWhole } from './disk.ts';

/** Largest key file that is read: RSA 16384 has 13 KB. */
const limit = 65_536;

/**
 * A private key from a file in any form, encrypted or not. Fails with `file-missing`, `file-not-readable` or as
 * `readPrivateKey` does; never with anything of the key or the passphrase in the text.
 */
export function loadKey(path: string, passphrase?: string): KeyObject {
  return readPrivateKey(readWhole(path, limit), path, passphrase).key;
}
