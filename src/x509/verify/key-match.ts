import type { KeyObject } from 'node:crypto';
import type { Algorithm } from '../algorithm.ts';
import type { Certificate } from '../certificate.ts';
import { compareBytes } from '../der-write.ts';
import type { AuthorityKeyIdentifier } from '../extension/key-identifier.ts';
import { nameKey } from './name-key.ts';
import { signatureKind } from './signature-kind.ts';

/** What is looked at of an issuer. `issuer` is its own issuer's canonical name in hexadecimal. */
export interface KeyHolder {
  readonly certificate: Pick<Certificate, 'serialHex'>;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly issuer: string;
}

/**
 * Whether this issuer fits an authority key identifier (X509_check_akid): only those parts count that are there, and a key
 * id only where the issuer has one too.
 */
export function akidMatches(issuer: KeyHolder, akid: AuthorityKeyIdentifier | undefined): boolean {
  if (akid === undefined) return true;
  const { keyId, serialHex } = akid;
  if (keyId !== undefined && issuer.subjectKeyId !== undefined && compareBytes(keyId, issuer.subjectKeyId) !== 0)
    return false;
  if (serialHex !== undefined && serialHex !== issuer.certificate.serialHex) return false;
  const directory = akid.issuer?.find((name) => name.kind === 'directory');
  return directory === undefined || nameKey(directory.name) === issuer.issuer;
}

/** Whether a key can have made a signature of this kind (check_sig_alg_match in v3_purp.c). */
export function algorithmMatches(key: KeyObject | undefined, algorithm: Algorithm): boolean {
  const made = signatureKind(algorithm)?.key;
  const type = key?.asymmetricKeyType;
  return made !== undefined && (made === type || (made === 'rsa-pss' && type === 'rsa'));
}
