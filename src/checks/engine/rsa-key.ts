import { createPublicKey } from 'node:crypto';
import type { FileContent } from '../../facts/file.ts';

/** SubjectPublicKeyInfo (DER) of the first key in a file, private or public; undefined where there is none that parses. */
export function spkiIn(content: FileContent | undefined): Uint8Array | undefined {
  for (const block of content?.blocks ?? []) {
    if (block.kind === 'public-key') return block.spki;
    if (block.kind === 'private-key' && block.key.spki !== undefined) return block.key.spki;
  }
  return undefined;
}

/** The same of a PEM text; undefined where it is none. */
export function spkiOfPem(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || !text.includes('-----BEGIN')) return undefined;
  try {
    return createPublicKey(text).export({ type: 'spki', format: 'der' });
  } catch {
    return undefined;
  }
}

export const sameKey = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
