import { fail } from '../../base/error.ts';

/** How bytes travel: encrypted, inside the machine, or readable on the network. */
export type Channel = 'tls' | 'socket' | 'plain';

/** What a plugin knows in the client role. */
export interface ClientAuthContext {
  /** As bytes, because a string cannot be wiped. Empty for no password. */
  readonly password: Uint8Array;
  /** The server's first data for this plugin: from the greeting or the switch request. */
  readonly data: Uint8Array;
  readonly channel: Channel;
  /** The server's RSA public key in PEM, where the user gave one. */
  readonly publicKey: string | undefined;
  /** May the key be asked of the server? Whoever sits in between may answer with another. */
  readonly fetchPublicKey: boolean;
  /** May the password be sent as it is, over TLS or a socket? */
  readonly cleartext: boolean;
  readonly random: (length: number) => Uint8Array;
}

/** One answer of the client. */
export interface ClientAuthStep {
  readonly send: Uint8Array;
  /** The server asked for the password itself (caching_sha2_password with a cold cache). */
  readonly full?: true;
  /** The password went out encrypted with this key. */
  readonly publicKey?: 'given' | 'fetched';
}

/** What a plugin knows in the server role. */
export interface ServerAuthContext {
  /** What `challenge` made, or the greeting's scramble. */
  readonly challenge: Uint8Array;
  /** The account's authentication_string, one character a byte (latin1). */
  readonly stored: string;
  /** The account, for the cache: `'user'@'host'`. */
  readonly account: string;
  /** The user name of the login. */
  readonly user: string;
  readonly channel: Channel;
  /** Digests of passwords that were right, by account. */
  readonly cache: Map<string, Uint8Array>;
  /** The RSA pair in PEM. */
  readonly rsa: { readonly privateKey: string; readonly publicKey: string } | undefined;
  /** The system user at the other end of a socket. */
  readonly peerUser: string | undefined;
}

/** One message of the server; with `reply` the client's next payload comes back. */
export interface ServerAuthStep {
  readonly send: Uint8Array;
  readonly reply: boolean;
}

/** An auth plugin: a name and functions from password and data to bytes. It never sees the connection. */
export interface AuthPlugin {
  /** On the wire. */
  readonly name: string;
  /** In the plugin column of mysql.user, where that differs. */
  readonly accountNames?: readonly string[];
  /** Does the server, or who poses as it, learn the password? Where it does, it cannot prove that it knew it. */
  readonly reveals: 'nothing' | 'password';
  /** Takes the greeting's scramble and gives nothing away: good for a first guess before the server has named a plugin. */
  readonly firstGuess: boolean;
  /** Yields each answer, takes the server's next data. Returns when it has nothing more to say. */
  readonly client: (context: ClientAuthContext) => Generator<ClientAuthStep, void, Uint8Array>;
  /** Checks a login that began with `first`; returns whether it is right. Undefined where only the client role is spoken. */
  readonly server: ServerRole | undefined;
  /** What the server stores and signs its proof with; `heard` are the server's data in order. Undefined without a hash. */
  readonly proofHash?: (password: Uint8Array, heard: readonly Uint8Array[]) => Uint8Array;
}

/** The server's half of a plugin. */
export interface ServerRole {
  /** Bytes of a challenge, without the closing zero; 0 where the plugin asks the client nothing. */
  readonly challengeLength: number;
  /** A zero goes after the challenge. MariaDB's plugins of 32 bytes have none, and drivers sign what they get. */
  readonly zeroAfter: boolean;
  /** Never asked on a plain connection: the answer would be the password itself. */
  readonly safeChannelOnly?: true;
  readonly check: (context: ServerAuthContext, first: Uint8Array) => Generator<ServerAuthStep, boolean, Uint8Array>;
}

/** The first `length` bytes of the server's data, which may close with a zero. Errors: `auth-data-bad`. */
export function challengeOf(plugin: string, data: Uint8Array, length: number): Uint8Array {
  const closed = data.length === length + 1 && data[length] === 0;
  if (data.length !== length && !closed) badData(plugin, `a challenge of ${data.length} bytes`, `${length}`);
  return data.subarray(0, length);
}

/** Fails with `auth-data-bad`. */
export function badData(plugin: string, seen: string, expected: string): never {
  fail('auth-data-bad', { at: plugin, seen, expected, fields: { plugin } });
}

/** For plugins that have said all: whatever the server sends now makes no sense. */
export function nothingMore(plugin: string, data: Uint8Array): never {
  badData(plugin, `${data.length} bytes more`, 'OK or an error');
}
