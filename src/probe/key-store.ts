import { createHash, timingSafeEqual } from 'node:crypto';
import { createSecureContext } from 'node:tls';

/** Whether a password opens a key store; undefined for what is no store, or one that OpenSSL cannot read. */
export function storeOpens(bytes: Uint8Array, password: string): boolean | undefined {
  if (bytes.length < 32) return undefined;
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (magic === 'feedfeed') return jksOpens(bytes, password);
  if (bytes[0] !== 0x30) return undefined;
  try {
    createSecureContext({ pfx: Buffer.from(bytes), passphrase: password });
    return true;
  } catch (error) {
    const text = String(error);
    return /mac verify failure|mac verify error|bad decrypt/i.test(text) ? false : undefined;
  }
}

/** A JKS ends with SHA-1 of the password in UTF-16, a fixed text and the rest (sun.security.provider.JavaKeyStore). */
function jksOpens(bytes: Uint8Array, password: string): boolean {
  const utf16 = Buffer.from(password, 'utf16le').swap16();
  const body = bytes.subarray(0, bytes.length - 20);
  const sum = createHash('sha1').update(utf16).update('Mighty Aphrodite').update(body).digest();
  return timingSafeEqual(sum, Buffer.from(bytes.subarray(bytes.length - 20)));
}
