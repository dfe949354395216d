import { type AuthPlugin, challengeOf, nothingMore } from './plugin.ts';
import { digest, same, wipe, xor } from './secret.ts';

const name = 'mysql_native_password';

/** SHA1(password) XOR SHA1(scramble + SHA1(SHA1(password))); nothing for an empty password (sql/auth/password.cc, scramble). */
export function nativeResponse(password: Uint8Array, scramble: Uint8Array): Uint8Array {
  if (password.length === 0) return new Uint8Array(0);
  const once = digest('sha1', password);
  const twice = digest('sha1', once);
  const response = xor(once, digest('sha1', scramble, twice));
  wipe(once, twice);
  return response;
}

/** The stored form: `*` and SHA1(SHA1(password)) in upper-case hex; empty for an empty password. */
export function nativeStored(password: Uint8Array): string {
  if (password.length === 0) return '';
  return `*${digest('sha1', digest('sha1', password)).toString('hex').toUpperCase()}`;
}

function checkNative(stored: string, scramble: Uint8Array, response: Uint8Array): boolean {
  if (stored === '') return response.length === 0;
  if (response.length !== 20 || !/^\*[0-9A-Fa-f]{40}$/.test(stored)) return false;
  const twice = Buffer.from(stored.slice(1), 'hex');
  const once = xor(response, digest('sha1', scramble, twice));
  return same(digest('sha1', once), twice);
}

/** mysql_native_password, both roles. */
export const mysqlNativePassword: AuthPlugin = {
  name,
  reveals: 'nothing',
  firstGuess: true,
  *client({ password, data }) {
    nothingMore(name, yield { send: nativeResponse(password, challengeOf(name, data, 20)) });
  },
  server: {
    challengeLength: 20,
    zeroAfter: true,
    // biome-ignore lint/correctness/useYield: the first response decides
    *check({ stored, challenge }, first) {
      return checkNative(stored, challenge, first);
    },
  },
  proofHash: (password) => digest('sha1', digest('sha1', password)),
};
