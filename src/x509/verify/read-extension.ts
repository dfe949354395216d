import { DerReader } from '../der.ts';
import type { RawExtension } from '../extension/extension.ts';

/** An extension as OpenSSL gets at it (X509V3_get_d2i). */
export interface ReadExtension<T> {
  /** Undefined when it is not there, damaged, or there twice. */
  readonly value: T | undefined;
  /** It is there, but can't be used. */
  readonly damaged: boolean;
}

/** Reads the one extension of this type. OpenSSL reads the first value in it and does not ask whether anything follows. */
export function readExtension<T>(
  all: readonly RawExtension[],
  oid: string,
  parse: (value: Uint8Array) => T,
): ReadExtension<T> {
  const found = all.filter((extension) => extension.oid === oid);
  const [first] = found;
  if (first === undefined) return { value: undefined, damaged: false };
  if (found.length > 1) return { value: undefined, damaged: true };
  try {
    return { value: parse(new DerReader(first.value, 'extension').whole('value')), damaged: false };
  } catch {
    return { value: undefined, damaged: true };
  }
}
