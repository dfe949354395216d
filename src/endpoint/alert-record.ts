import { type CipherGCMTypes, createCipheriv, createHmac } from 'node:crypto';

/** What a finished TLS 1.3 handshake left: enough to write one more record as the server. */
export interface SentSoFar {
  /** SERVER_TRAFFIC_SECRET_0, as in a key log. */
  readonly secret: Buffer;
  /** OpenSSL's name of the suite. */
  readonly cipher: string;
  /** Records that were sent under this secret. */
  readonly records: number;
}

const FATAL = 2;
const ALERT = 21;

/**
 * A fatal alert as a record of TLS 1.3 (RFC 8446, sections 5.2 and 7.3). node:tls has no way to send one: it lets every client
 * certificate pass inside of OpenSSL, and leaves it to the program to hang up. Undefined for a suite that isn't known.
 */
export function alertRecord({ secret, cipher, records }: SentSoFar, code: number): Uint8Array | undefined {
  const suite = suites[cipher];
  if (suite === undefined) return undefined;
  const key = expand(suite.hash, secret, 'key', suite.keyBytes);
  const nonce = expand(suite.hash, secret, 'iv', 12);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ records) >>> 0, 8);
  // Two bytes of alert, its type, and a tag of 16.
  const header = Uint8Array.of(23, 3, 3, 0, 19);
  const length = { authTagLength: 16 };
  const sealed =
    suite.aead === 'chacha20-poly1305'
      ? createCipheriv(suite.aead, key, nonce, length)
      : createCipheriv(suite.aead, key, nonce, length);
  sealed.setAAD(header, { plaintextLength: 3 });
  const body = sealed.update(Uint8Array.of(FATAL, code, ALERT));
  return Buffer.concat([header, body, sealed.final(), sealed.getAuthTag()]);
}

interface Suite {
  readonly aead: CipherGCMTypes | 'chacha20-poly1305';
  readonly hash: string;
  readonly keyBytes: number;
}

const suites: Readonly<Record<string, Suite>> = {
  TLS_AES_128_GCM_SHA256: { aead: 'aes-128-gcm', hash: 'sha256', keyBytes: 16 },
  TLS_AES_256_GCM_SHA384: { aead: 'aes-256-gcm', hash: 'sha384', keyBytes: 32 },
  TLS_CHACHA20_POLY1305_SHA256: { aead: 'chacha20-poly1305', hash: 'sha256', keyBytes: 32 },
};

/** HKDF-Expand-Label with an empty context, for no more bytes than the hash has. */
function expand(hash: string, secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Uint8Array.of(0, length, name.length), name, Uint8Array.of(0, 1)]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

/** The alert that OpenSSL sends for a verdict on a certificate (ssl_x509err2alert in ssl/statem/statem_lib.c). */
export function alertFor(reason: string): number {
  return alerts[reason] ?? certificateUnknown;
}

const certificateUnknown = 46;
const alerts: Readonly<Record<string, number>> = {
  CERT_NOT_YET_VALID: 42,
  CERT_REJECTED: 42,
  CERT_UNTRUSTED: 42,
  CERT_CHAIN_TOO_LONG: 48,
  CA_KEY_TOO_SMALL: 42,
  CA_MD_TOO_WEAK: 42,
  CERT_HAS_EXPIRED: 45,
  CERT_REVOKED: 44,
  CERT_SIGNATURE_FAILURE: 51,
  CRL_HAS_EXPIRED: 45,
  CRL_NOT_YET_VALID: 42,
  CRL_SIGNATURE_FAILURE: 51,
  DEPTH_ZERO_SELF_SIGNED_CERT: 48,
  EE_KEY_TOO_SMALL: 42,
  INVALID_CA: 48,
  INVALID_PURPOSE: 43,
  PATH_LENGTH_EXCEEDED: 48,
  SELF_SIGNED_CERT_IN_CHAIN: 48,
  UNABLE_TO_GET_CRL: 48,
  UNABLE_TO_GET_ISSUER_CERT: 48,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 48,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 48,
};
