import { fail } from '../../base/error.ts';
import { checkSha2Stored } from './caching-sha2-password.ts';
import { type AuthPlugin, type ClientAuthContext, type ClientAuthStep, nothingMore } from './plugin.ts';
import { wipe, withoutZero, withZero } from './secret.ts';

const name = 'mysql_clear_password';

/**
 * The password and a zero, as they are: for PAM and LDAP, which want to see it. Only over TLS or a socket, and only when
 * the user allows it. Errors: `auth-cleartext-refused`.
 */
function* client({ password, channel, cleartext }: ClientAuthContext): Generator<ClientAuthStep, void, Uint8Array> {
  if (channel === 'plain') {
    fail('auth-cleartext-refused', {
      at: name,
      seen: 'the server asks for the password in clear on a connection without TLS',
      expected: 'TLS or a socket',
      next: 'connect with --ssl-mode=VERIFY_IDENTITY',
    });
  }
  if (!cleartext) {
    fail('auth-cleartext-refused', {
      at: name,
      seen: 'the server asks for the password in clear',
      expected: 'your leave to send it',
      next: 'add --enable-cleartext-plugin if you trust this server with the password',
    });
  }
  nothingMore(name, yield { send: withZero(password), full: true });
}

/** mysql_clear_password, both roles. Where real servers ask PAM or LDAP, ours keeps the form of caching_sha2_password. */
export const mysqlClearPassword: AuthPlugin = {
  name,
  accountNames: [name, 'pam', 'authentication_pam', 'authentication_ldap_simple'],
  reveals: 'password',
  firstGuess: false,
  client,
  server: {
    challengeLength: 20,
    zeroAfter: true,
    safeChannelOnly: true,
    // biome-ignore lint/correctness/useYield: the first response decides
    *check({ stored }, first) {
      const password = withoutZero(first);
      if (password === undefined) return false;
      const right = checkSha2Stored(stored, password);
      wipe(password);
      return right;
    },
  },
};
