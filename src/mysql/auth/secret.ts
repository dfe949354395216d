import { createHash, timingSafeEqual } from 'node:crypto';

/** Digest of the parts, one after the other. */
export function digest(algorithm: 'sha1' | 'sha256' | 'sha512', ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** `a` with `b` over it; `b` is repeated where it is shorter. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index % b.length] ?? 0));
}

/** Compares in a time that depends on the lengths alone. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Overwrites secrets when they have been used. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

/** The password and a closing zero, in memory of its own: to be wiped. */
export function withZero(password: Uint8Array): Uint8Array {
  const whole = new Uint8Array(password.length + 1);
  whole.set(password);
  return whole;
}

/** The bytes up to the closing zero, or undefined where there is none at the end. */
export function withoutZero(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.length > 0 && bytes[bytes.length - 1] === 0 ? bytes.subarray(0, bytes.length - 1) : undefined;
}
