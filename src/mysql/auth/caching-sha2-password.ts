import { fail } from '../../base/error.ts';
import { text } from '../lenenc.ts';
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
import { decryptPassword, encryptPassword } from './rsa.ts';
import { digest, same, wipe, withoutZero, withZero, xor } from './secret.ts';
import { sha256Crypt } from './sha256-crypt.ts';

// sql/auth/sha2_password.cc and sql-common/client_authentication.cc of mysql-server.

const name = 'caching_sha2_password';
const REQUEST_PUBLIC_KEY = 2;
const FAST_AUTH_OK = 3;
const FULL_AUTH = 4;
/** What a client without a password sends: one zero. */
const NO_PASSWORD = Uint8Array.of(0);
/** MAX_PLAINTEXT_LENGTH */
const PASSWORD_MAX = 256;

/** SHA256(password) XOR SHA256(SHA256(SHA256(password)) + scramble); one zero for an empty password. */
export function sha2Response(password: Uint8Array, scramble: Uint8Array): Uint8Array {
  if (password.length === 0) return NO_PASSWORD.slice();
  const once = digest('sha256', password);
  const twice = digest('sha256', once);
  const response = xor(once, digest('sha256', twice, scramble));
  wipe(once, twice);
  return response;
}

/**
 * The stored form, `$A$005$` + 20 bytes of salt + 43 characters of SHA-crypt, one character a byte; empty for an empty
 * password. `rounds` in thousands, 5 to 4095. The salt may hold neither zeros nor `$`.
 */
export function sha2Stored(password: Uint8Array, salt: Uint8Array, thousands: number = 5): string {
  if (password.length === 0) return '';
  const rounds = thousands.toString(16).toUpperCase().padStart(3, '0');
  return `$A$${rounds}$${Buffer.from(salt).toString('latin1')}${sha256Crypt(password, salt, thousands * 1000)}`;
}

/** Is it the password that the stored form was made of? */
export function checkSha2Stored(stored: string, password: Uint8Array): boolean {
  if (stored === '' || password.length === 0) return stored === '' && password.length === 0;
  const match = /^\$A\$([0-9A-Fa-f]{3})\$([\s\S]{20})[./0-9A-Za-z]{43}$/.exec(stored);
  if (match === null || password.length > PASSWORD_MAX) return false;
  const again = sha2Stored(password, Buffer.from(match[2] ?? '', 'latin1'), Number.parseInt(match[1] ?? '', 16));
  return same(Buffer.from(again, 'latin1'), Buffer.from(stored, 'latin1'));
}

function* client(context: ClientAuthContext): Generator<ClientAuthStep, void, Uint8Array> {
  const { password, channel } = context;
  const scramble = challengeOf(name, context.data, 20);
  const answer = yield { send: sha2Response(password, scramble) };
  if (answer.length === 1 && answer[0] === FAST_AUTH_OK) return;
  if (answer.length !== 1 || answer[0] !== FULL_AUTH)
    badData(name, `${answer.length} bytes starting with ${answer[0]}`, '3 (fast) or 4 (full)');
  // Where both ends are safe the password goes as it is, else under the server's public key.
  if (channel !== 'plain') nothingMore(name, yield { send: withZero(password), full: true });
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
  const { stored, account, cache, challenge } = context;
  const without = first.length === 0 || (first.length === 1 && first[0] === 0);
  if (without || stored === '') return without && stored === '';
  if (first.length !== 32) return false;
  const known = cache.get(account);
  if (known !== undefined && same(digest('sha256', xor(first, digest('sha256', known, challenge))), known)) {
    yield { send: Uint8Array.of(FAST_AUTH_OK), reply: false };
    return true;
  }
  const password = yield* askPassword(context);
  if (password === undefined) return false;
  const right = checkSha2Stored(stored, password);
  if (right) cache.set(account, digest('sha256', digest('sha256', password)));
  wipe(password);
  return right;
}

/** The full path: in clear over TLS or a socket, else under the public key, which the client may ask for first. */
function* askPassword(context: ServerAuthContext): Generator<ServerAuthStep, Uint8Array | undefined, Uint8Array> {
  let sent = yield { send: Uint8Array.of(FULL_AUTH), reply: true };
  if (context.channel !== 'plain') return withoutZero(sent);
  if (context.rsa === undefined) return undefined;
  if (sent.length === 1 && sent[0] === REQUEST_PUBLIC_KEY)
    sent = yield { send: new TextEncoder().encode(context.rsa.publicKey), reply: true };
  return decryptPassword(sent, context.challenge, context.rsa.privateKey);
}

/** Fails with `auth-public-key-needed`. */
export function publicKeyNeeded(plugin: string): never {
  fail('auth-public-key-needed', {
    at: plugin,
    seen: 'the server asks for the password and the connection is not encrypted',
    expected: "TLS, or the server's RSA public key",
    next: "use TLS (--ssl-mode=VERIFY_IDENTITY), or --server-public-key-path=FILE with the server's public_key.pem",
    fields: { plugin },
  });
}

/** caching_sha2_password, both roles. */
export const cachingSha2Password: AuthPlugin = {
  name,
  reveals: 'password',
  firstGuess: true,
  client,
  server: { challengeLength: 20, zeroAfter: true, check },
};
