import { invariant } from '../base/error.ts';

/** What a handshake wants done next by whoever drives it. */
export type Step =
  /** Read one payload and hand it to `next`. */
  | { readonly do: 'read' }
  /** Send one payload, with the sequence number after the last packet's in either direction. */
  | { readonly do: 'write'; readonly payload: Uint8Array }
  /** Make the connection TLS and hand its facts to `next`. Bytes already received belong to TLS. */
  | { readonly do: 'upgrade-tls' };

/** What is known of TLS once it stands. */
export interface TlsFacts {
  /** `TLSv1.3` */
  readonly protocol: string;
  /** OpenSSL's name of the cipher. */
  readonly cipher: string;
  /** SHA-256 of the peer's leaf in DER, upper-case hex with colons; undefined where it sent none. */
  readonly peerFingerprint: string | undefined;
  /** Names of the peer's leaf as OpenSSL's X509_NAME_oneline writes them; the server role needs them for REQUIRE. */
  readonly peerSubject?: string;
  readonly peerIssuer?: string;
}

/** What goes into `next`: a payload after `read`, facts after `upgrade-tls`, nothing after `write`. */
export type Input = Uint8Array | TlsFacts | undefined;

/** A handshake in either role; `Outcome` is what it returns. */
export type Handshake<Outcome> = Generator<Step, Outcome, Input>;

export function* read(): Handshake<Uint8Array> {
  const input = yield { do: 'read' };
  invariant(input instanceof Uint8Array, 'a handshake was driven without the payload that it asked for');
  return input;
}

export function* write(payload: Uint8Array): Handshake<void> {
  yield { do: 'write', payload };
}

export function* upgradeTls(): Handshake<TlsFacts> {
  const input = yield { do: 'upgrade-tls' };
  invariant(
    input !== undefined && !(input instanceof Uint8Array),
    'a handshake was driven without the TLS facts that it asked for',
  );
  return input;
}
