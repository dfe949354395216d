import type { KeyObject } from 'node:crypto';
import { type SignatureScheme, schemeOfKey, seal, signBytes } from '../x509/signature.ts';
import { signByCommand } from './key-command.ts';

/** Something that signs as a CA: its key in memory, or a command that has the key. */
export interface Signer {
  readonly scheme: SignatureScheme;
  readonly sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** The key itself where it is in memory; bulk issuing hands it to its workers. */
  readonly key?: KeyObject;
}

/** Signs with a key in memory. */
export function keySigner(key: KeyObject): Signer {
  const scheme = schemeOfKey(key);
  return { scheme, key, sign: (bytes) => signBytes(bytes, key, scheme) };
}

/** Signs with a command, see `signByCommand`; `publicKey` is the one of the CA's certificate. */
export function commandSigner(command: string, publicKey: KeyObject, timeoutMillis?: number): Signer {
  const scheme = schemeOfKey(publicKey);
  const options = { command, publicKey, scheme, ...(timeoutMillis === undefined ? {} : { timeoutMillis }) };
  return { scheme, sign: (bytes) => signByCommand(bytes, options) };
}

/** A certificate, CRL or request, whole, from its signed part. */
export async function signAndSeal(tbs: Uint8Array, signer: Signer): Promise<Uint8Array> {
  return seal(tbs, signer.scheme.algorithm, await signer.sign(tbs));
}
