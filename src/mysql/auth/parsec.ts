import { createPrivateKey, createPublicKey, type KeyObject, pbkdf2Sync, sign } from 'node:crypto';
import { verifyEd25519 } from './ed25519-verify.ts';
import {
  type AuthPlugin,
  badData,
  type ClientAuthContext,
  type ClientAuthStep,
  challengeOf,
  nothingMore,
  type ServerAuthContext,
  type ServerAuthStep,
} from './plugin.ts';
import { wipe } from './secret.ts';

// MariaDB 11.6+ plugin/auth_parsec/server_parsec.cc and Connector/C 3.4 plugins/auth/parsec.c: the password's key is an
// Ed25519 seed made by PBKDF2-HMAC-SHA512; it signs the server's 32 bytes and 32 of the client's.

const name = 'parsec';
const KDF = 0x50;
const NONCE = 32;
/** 1024 << 8 rounds take a quarter of a second; servers offer 0 to 3. A server may not keep us busier than that. */
const FACTOR_MAX = 8;
const SALT_MAX = 64;
/** PKCS#8 of an Ed25519 seed up to its 32 bytes (RFC 8410 section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** How the key is made of the password. */
interface ExtSalt {
  readonly factor: number;
  readonly salt: Uint8Array;
}

/** The stored form: `P`, the factor, and salt and public key in Base64: `P0:…:…`. The salt has 18 bytes. */
export function parsecStored(password: Uint8Array, salt: Uint8Array, factor: number = 0): string {
  const publicKey = publicBytes(keyOf(password, { factor, salt }));
  return `P${factor}:${base64(salt)}:${base64(publicKey)}`;
}

function* client({ password, data, random }: ClientAuthContext): Generator<ClientAuthStep, void, Uint8Array> {
  const challenge = challengeOf(name, data, NONCE);
  // An empty packet asks for the salt.
  const extSalt = readExtSalt(yield { send: new Uint8Array(0) });
  const nonce = random(NONCE);
  const signature = sign(null, Buffer.concat([challenge, nonce]), keyOf(password, extSalt));
  nothingMore(name, yield { send: Buffer.concat([nonce, signature]) });
}

function* check(context: ServerAuthContext, first: Uint8Array): Generator<ServerAuthStep, boolean, Uint8Array> {
  const match = /^P([0-9]):([A-Za-z0-9+/]{2,88}=?=?):([A-Za-z0-9+/]{43}=?)$/.exec(context.stored);
  if (match === null || first.length > 0) return false;
  const salt = Buffer.from(match[2] ?? '', 'base64');
  const answer = yield { send: Buffer.concat([Uint8Array.of(KDF, Number(match[1])), salt]), reply: true };
  if (answer.length !== NONCE + 64) return false;
  const message = Buffer.concat([context.challenge, answer.subarray(0, NONCE)]);
  return verifyEd25519(Buffer.from(match[3] ?? '', 'base64'), message, answer.subarray(NONCE));
}

/** parsec, both roles. */
export const parsec: AuthPlugin = {
  name,
  reveals: 'nothing',
  firstGuess: false,
  client,
  server: { challengeLength: NONCE, zeroAfter: false, check },
  /** The server's ext-salt as it was heard, and the public key. */
  proofHash: (password, heard) => {
    const sent = heard[1] ?? new Uint8Array(0);
    const { factor, salt } = readExtSalt(sent);
    return Buffer.concat([Uint8Array.of(KDF, factor), salt, publicBytes(keyOf(password, { factor, salt }))]);
  },
};

/** `P`, the factor, the salt. Errors: `auth-data-bad`. */
function readExtSalt(data: Uint8Array): ExtSalt {
  const [kdf, factor = 0] = data;
  if (data.length < 3 || kdf !== KDF)
    badData(name, `${data.length} bytes starting with ${kdf}`, 'P, a factor and a salt');
  if (factor > FACTOR_MAX) badData(name, `2^${factor} × 1024 rounds`, `at most 2^${FACTOR_MAX} × 1024`);
  if (data.length - 2 > SALT_MAX) badData(name, `a salt of ${data.length - 2} bytes`, `at most ${SALT_MAX}`);
  return { factor, salt: data.subarray(2) };
}

function keyOf(password: Uint8Array, { factor, salt }: ExtSalt): KeyObject {
  const seed = pbkdf2Sync(password, salt, 1024 << factor, 32, 'sha512');
  const der = Buffer.concat([PKCS8_HEAD, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  wipe(seed, der);
  return key;
}

function publicBytes(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
