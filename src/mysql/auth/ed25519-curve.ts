import { digest, wipe } from './secret.ts';

// Ed25519 (RFC 8032) with an expanded key of one's own. MariaDB derives scalar and prefix from SHA-512 of the password, of
// any length, where the RFC takes a seed of 32 bytes; node:crypto signs only from a seed, so the little arithmetic that signing
// needs is here. Verifying is plain Ed25519 and left to node:crypto. BigInt does not work in constant time; a client signs once
// a login, with the network in between.

const P = 2n ** 255n - 19n;
/** The order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n));

/** Extended homogeneous coordinates (RFC 8032 5.1.4): x = X/Z, y = Y/Z, x*y = T/Z. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

const ZERO: Point = { x: 0n, y: 1n, z: 1n, t: 0n };
const BASE: Point = base();

/** Secret scalar and prefix of a password; `wipe` is for the prefix. */
interface ExpandedKey {
  readonly scalar: bigint;
  readonly prefix: Uint8Array;
}

/** The 32 bytes of the public key that belongs to the secret. */
export function publicKeyOf(secret: Uint8Array): Uint8Array {
  const { scalar, prefix } = expand(secret);
  wipe(prefix);
  return encode(multiply(scalar));
}

/** The 64 bytes of the signature (RFC 8032 5.1.6); the same message always gives the same ones. */
export function sign(secret: Uint8Array, message: Uint8Array): Uint8Array {
  const { scalar, prefix } = expand(secret);
  const publicKey = encode(multiply(scalar));
  const r = toNumber(digest('sha512', prefix, message)) % L;
  wipe(prefix);
  const commitment = encode(multiply(r));
  const challenge = toNumber(digest('sha512', commitment, publicKey, message)) % L;
  return Buffer.concat([commitment, toBytes((r + challenge * scalar) % L)]);
}

/** RFC 8032 5.1.5 steps 1 and 2. */
function expand(secret: Uint8Array): ExpandedKey {
  const hash = digest('sha512', secret);
  const low = hash.subarray(0, 32);
  low[0] = (low[0] ?? 0) & 0xf8;
  low[31] = ((low[31] ?? 0) & 0x7f) | 0x40;
  const scalar = toNumber(low);
  wipe(low);
  return { scalar, prefix: hash.subarray(32) };
}

/** `scalar` times the base point, by doubling and adding. */
function multiply(scalar: bigint): Point {
  let sum = ZERO;
  let power = BASE;
  for (let bits = scalar; bits > 0n; bits >>= 1n) {
    if (bits & 1n) sum = add(sum, power);
    power = add(power, power);
  }
  return sum;
}

/** RFC 8032 5.1.4; complete, so it doubles as well. */
function add(p: Point, q: Point): Point {
  const a = mod((p.y - p.x) * (q.y - q.x));
  const b = mod((p.y + p.x) * (q.y + q.x));
  const c = mod(2n * p.t * D * q.t);
  const d = mod(2n * p.z * q.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

/** RFC 8032 5.1.2: y, and the lowest bit of x as its highest. */
function encode({ x, y, z }: Point): Uint8Array {
  const inverted = inverse(z);
  const bytes = toBytes(mod(y * inverted));
  bytes[31] = (bytes[31] ?? 0) | (Number(mod(x * inverted) & 1n) << 7);
  return bytes;
}

/** B: y = 4/5 and x its even square root (RFC 8032 5.1). */
function base(): Point {
  const x = 15112221349535400772501151409588531511454012693041857206046113283949847762202n;
  const y = mod(4n * inverse(5n));
  return { x, y, z: 1n, t: mod(x * y) };
}

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

/** By Fermat: value^(P-2). */
function inverse(value: bigint): bigint {
  let result = 1n;
  let power = mod(value);
  for (let exponent = P - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = mod(result * power);
    power = mod(power * power);
  }
  return result;
}

/** Least significant byte first. */
function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

function toBytes(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
}
