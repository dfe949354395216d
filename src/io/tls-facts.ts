/** A client certificate (with its chain) and key, PEM. */
export interface ClientIdentity {
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  /** Certificate and key in one PKCS#12 store that the passphrase opens, in place of both. */
  readonly pfx?: Uint8Array;
}

/** What the client brings to a TLS handshake. PEM texts, not paths. */
export interface TlsMaterial extends ClientIdentity {
  readonly ca?: readonly string[];
  readonly crl?: readonly string[];
  /** OpenSSL names: ciphers for TLS 1.2 and older, and suites of TLS 1.3. */
  readonly ciphers?: string;
  readonly ciphersuites?: string;
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
  /** Sent as SNI; never an address. */
  readonly serverName?: string;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** What a finished TLS handshake showed. The chain was judged by OpenSSL against `ca`; the name was not looked at here. */
export interface TlsFacts {
  readonly protocol: TlsVersion;
  /** OpenSSL's name, for example `TLS_AES_256_GCM_SHA384`. */
  readonly cipher: string;
  /** Certificates the peer sent, leaf first, DER. */
  readonly peerChain: readonly Uint8Array[];
  /** SHA-256 of the leaf, upper-case hex with colons. */
  readonly peerFingerprint: string | undefined;
  /** Undefined: the chain is trusted. Else OpenSSL's code, for example `SELF_SIGNED_CERT_IN_CHAIN`. */
  readonly chainError: string | undefined;
  /** Signature schemes that both sides have, by OpenSSL's names, where the server asked for a certificate of the client. */
  readonly signatureSchemes?: readonly string[];
  /** The session was resumed: certificates and verdict are those of its full handshake. */
  readonly resumed?: true;
  readonly millis: number;
}

/** A TLS session of a server whose chain was verified, and what its full handshake showed. */
export interface KnownSession {
  readonly session: Buffer;
  readonly facts: Omit<TlsFacts, 'millis' | 'resumed'>;
  /** Milliseconds since 1970: from then on the chain is verified anew. */
  readonly until: number;
}

/** Where the session with one server is kept. */
export interface SessionSlot {
  /** The session, while it may be resumed. */
  known(): KnownSession | undefined;
  put(known: KnownSession): void;
  /** Until when what was verified just now may count. */
  until(chain: readonly Uint8Array[]): number;
}
