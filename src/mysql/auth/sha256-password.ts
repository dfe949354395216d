import { text } from '../lenenc.ts';
import { publicKeyNeeded } from './caching-sha2-password.ts';
import {
  type AuthPlugin,
  type ClientAuthContext,
  type ClientAuthStep,
  challengeOf,
  nothingMore,
  type ServerAuthContext,
  type ServerAuthStep,
} from './plugin.ts';
import { decryptPassword, encryptPassword } from './rsa.ts';
import { same, wipe, withoutZero, withZero } from './secret.ts';
import { sha256Crypt } from './sha256-crypt.ts';

// sql-common/client_authentication.cc (sha256_password_auth_client) and sql/auth/sql_authentication.cc
// (sha256_password_authenticate). Unlike caching_sha2_password it takes only TLS for safe, not a socket.

const name = 'sha256_password';
const REQUEST_PUBLIC_KEY = 1;
const ROUNDS = 5000;
const PASSWORD_MAX = 256;

/** The stored form: `$5$`, 20 bytes of salt, `$`, 43 characters of SHA-crypt; empty for an empty password. */
export function sha256Stored(password: Uint8Array, salt: Uint8Array): string {
  if (password.length === 0) return '';
  return `$5$${Buffer.from(salt).toString('latin1')}$${sha256Crypt(password, salt, ROUNDS)}`;
}

/** Is it the password that the stored form was made of? */
export function checkSha256Stored(stored: string, password: Uint8Array): boolean {
  if (stored === '' || password.length === 0) return stored === '' && password.length === 0;
  const match = /^\$5\$([^$]{1,20})\$[./0-9A-Za-z]{43}$/.exec(stored);
  if (match === null || password.length > PASSWORD_MAX) return false;
  const again = sha256Stored(password, Buffer.from(match[1] ?? '', 'latin1'));
  return same(Buffer.from(again, 'latin1'), Buffer.from(stored, 'latin1'));
}

function* client(context: ClientAuthContext): Generator<ClientAuthStep, void, Uint8Array> {
  const { password } = context;
  const scramble = challengeOf(name, context.data, 20);
  if (password.length === 0) nothingMore(name, yield { send: Uint8Array.of(0) });
  if (context.channel === 'tls') nothingMore(name, yield { send: withZero(password), full: true });
  if (context.publicKey !== undefined) {
    const send = encryptPassword(password, scramble, context.publicKey);
    nothingMore(name, yield { send, full: true, publicKey: 'given' });
  }
  if (!context.fetchPublicKey) publicKeyNeeded(name);
  const pem = text(yield { send: Uint8Array.of(REQUEST_PUBLIC_KEY), full: true });
  const send = encryptPassword(password, scramble, pem);
  nothingMore(name, yield { send, full: true, publicKey: 'fetched' });
}

function* check(context: ServerAuthContext, first: Uint8Array): Generator<ServerAuthStep, boolean, Uint8Array> {
  if (first.length === 0 || (first.length === 1 && first[0] === 0)) return context.stored === '';
  const password = yield* readPassword(context, first);
  if (password === undefined) return false;
  const right = checkSha256Stored(context.stored, password);
  wipe(password);
  return right;
}

function* readPassword(
  { channel, rsa, challenge }: ServerAuthContext,
  first: Uint8Array,
): Generator<ServerAuthStep, Uint8Array | undefined, Uint8Array> {
  if (channel === 'tls') return withoutZero(first);
  if (rsa === undefined) return undefined;
  const asked = first.length === 1 && first[0] === REQUEST_PUBLIC_KEY;
  const sent = asked ? yield { send: new TextEncoder().encode(rsa.publicKey), reply: true } : first;
  return decryptPassword(sent, challenge, rsa.privateKey);
}

/** sha256_password, both roles. */
export const sha256Password: AuthPlugin = {
  name,
  reveals: 'password',
  firstGuess: false,
  client,
  server: { challengeLength: 20, zeroAfter: true, check },
};
