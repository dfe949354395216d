import type { AuthPlugin } from './auth/plugin.ts';
import { digest, same } from './auth/secret.ts';
import type { TlsFacts } from './handshake-step.ts';

/** `none`: the server sent none · `unchecked`: there is one, and no hash or certificate to check it by · `right` · `wrong`. */
export type ServerProof = 'none' | 'unchecked' | 'right' | 'wrong';

/** What a proof is made of. */
export interface ProofParts {
  readonly plugin: AuthPlugin;
  readonly password: Uint8Array;
  /** The server's data for the plugin, in order. */
  readonly heard: readonly Uint8Array[];
  /** The greeting's scramble, 20 bytes. */
  readonly scramble: Uint8Array;
  readonly tls: TlsFacts | undefined;
}

/**
 * Checks MariaDB's proof that a self-signed certificate is its own: the info of the login's OK is 0x01 and in hex
 * SHA256(stored password hash + scramble + SHA256 of the leaf). Since 11.4 (MDEV-31855; sql/sql_acl.cc and
 * Connector/C 3.4 plugins/auth/my_auth.c). Without a password nothing is proven.
 */
export function verifyServerProof(info: string, parts: ProofParts): ServerProof {
  if (info.charCodeAt(0) !== SHA256_PROOF || !/^[0-9A-Fa-f]{64}$/.test(info.slice(1))) return 'none';
  const fingerprint = parts.tls?.peerFingerprint;
  const hash = parts.password.length === 0 ? undefined : parts.plugin.proofHash?.(parts.password, parts.heard);
  if (hash === undefined || fingerprint === undefined) return 'unchecked';
  const right = same(serverProof(hash, parts.scramble, fingerprint), Buffer.from(info.slice(1), 'hex'));
  return right ? 'right' : 'wrong';
}

/** The only kind of proof that there is. */
const SHA256_PROOF = 1;

/** The 32 bytes of the proof; `fingerprint` in hex with or without colons. */
export function serverProof(hash: Uint8Array, scramble: Uint8Array, fingerprint: string): Uint8Array {
  return digest('sha256', hash, scramble, Buffer.from(fingerprint.replaceAll(':', ''), 'hex'));
}
