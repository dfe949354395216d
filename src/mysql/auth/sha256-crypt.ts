import { digest, wipe } from './secret.ts';

// SHA-crypt with SHA-256 (Ulrich Drepper, "Unix crypt using SHA-256 and SHA-512", 2007; mysys/crypt_genhash_impl.cc). MySQL
// takes salts of 20 bytes where crypt(3) cuts at 16.

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 43 characters of the digest, without the `$5$…$` before it. */
export function sha256Crypt(password: Uint8Array, salt: Uint8Array, rounds: number): string {
  const start = startDigest(password, salt);
  // P: the password's length in bytes of DP; S likewise of DS.
  const p = stretch(digest('sha256', ...new Array<Uint8Array>(password.length).fill(password)), password.length);
  const s = stretch(digest('sha256', ...new Array<Uint8Array>(16 + (start[0] ?? 0)).fill(salt)), salt.length);
  let c: Buffer = start;
  for (let round = 0; round < rounds; round += 1) {
    const parts: Uint8Array[] = [round % 2 === 1 ? p : c];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(round % 2 === 1 ? c : p);
    c = digest('sha256', ...parts);
  }
  wipe(p, s);
  return encode(c);
}

/** Steps 1-12 of the paper. */
function startDigest(password: Uint8Array, salt: Uint8Array): Buffer {
  const b = digest('sha256', password, salt, password);
  const parts: Uint8Array[] = [password, salt, stretch(b, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits & 1 ? b : password);
  return digest('sha256', ...parts);
}

function stretch(bytes: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) out[index] = bytes[index % bytes.length] ?? 0;
  return out;
}

/** Step 22: three bytes at a time in the paper's order, six bits a character, lowest first. */
function encode(c: Uint8Array): string {
  let out = '';
  for (let index = 0, a = 0, b = 10, d = 20; index < 10; index += 1) {
    out += group(((c[a] ?? 0) << 16) | ((c[b] ?? 0) << 8) | (c[d] ?? 0), 4);
    [a, b, d] = [d + 1, a + 1, b + 1];
  }
  return out + group(((c[31] ?? 0) << 8) | (c[30] ?? 0), 3);
}

function group(value: number, count: number): string {
  let out = '';
  for (let index = 0, left = value; index < count; index += 1, left >>= 6) out += ALPHABET[left & 0x3f] ?? '';
  return out;
}
