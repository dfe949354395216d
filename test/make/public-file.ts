import { createPublicKey } from 'node:crypto';
import type { FileContent } from '../../src/facts/file.ts';
import { certFile, type Made } from './certificates.ts';

/** The public key of a certificate, as a file holds it. */
export function publicFile(made: Made): FileContent {
  const spki = createPublicKey(made.keyPem).export({ type: 'spki', format: 'der' });
  return { ...certFile(made), blocks: [{ kind: 'public-key', spki }] };
}
