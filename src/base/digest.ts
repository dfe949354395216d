import { createHash } from 'node:crypto';

/** SHA-256, 64 hexadecimal digits: whether bytes are those of before. */
export function digest(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
