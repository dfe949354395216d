import { publicKeyOf, sign } from './ed25519-curve.ts';
import { verifyEd25519 } from './ed25519-verify.ts';
import { type AuthPlugin, challengeOf, nothingMore } from './plugin.ts';

// MariaDB plugin/auth_ed25519 (server_ed25519.c, ref10/sign.c) and Connector/C plugins/auth/ed25519.c.

const name = 'client_ed25519';

/** The stored form: the public key in Base64 without padding, 43 characters. An empty password has one like any other. */
export function ed25519Stored(password: Uint8Array): string {
  return Buffer.from(publicKeyOf(password)).toString('base64').replace('=', '');
}

/** client_ed25519 (`ed25519` in mysql.user), both roles: the password's signature over 32 bytes of challenge. */
export const clientEd25519: AuthPlugin = {
  name,
  accountNames: ['ed25519'],
  reveals: 'nothing',
  firstGuess: false,
  *client({ password, data }) {
    nothingMore(name, yield { send: sign(password, challengeOf(name, data, 32)) });
  },
  server: {
    challengeLength: 32,
    zeroAfter: false,
    // biome-ignore lint/correctness/useYield: the first response decides
    *check({ stored, challenge }, first) {
      return /^[A-Za-z0-9+/]{43}$/.test(stored) && verifyEd25519(Buffer.from(stored, 'base64'), challenge, first);
    },
  },
  proofHash: (password) => publicKeyOf(password),
};
