import { type AuthPlugin, nothingMore } from './plugin.ts';

// MySQL auth_socket, MariaDB unix_socket: the server asks the system who is at the other end of the socket. Nothing is sent
// that counts; a system user in authentication_string stands for the account's own name.

const name = 'auth_socket';

/** auth_socket and unix_socket, both roles. */
export const authSocket: AuthPlugin = {
  name,
  accountNames: ['auth_socket', 'unix_socket'],
  reveals: 'nothing',
  firstGuess: false,
  *client() {
    nothingMore(name, yield { send: new Uint8Array(0) });
  },
  server: {
    challengeLength: 0,
    zeroAfter: false,
    // biome-ignore lint/correctness/useYield: the system decides
    *check({ channel, peerUser, user, stored }) {
      const allowed = stored === '' ? user : stored;
      return channel === 'socket' && peerUser !== undefined && peerUser === allowed;
    },
  },
};
