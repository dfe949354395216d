import { randomBytes } from 'node:crypto';
import { buildTbsCertificate, randomSerial } from '../x509/build-certificate.ts';
import { exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import type { Name } from '../x509/name.ts';
import { encodePem } from '../x509/pem.ts';
import { leafExtensions } from './profiles.ts';
import { type Signer, signAndSeal } from './signer.ts';

/** Who signs: a CA folder's CA, or one that is made up to be refused. */
export interface UnrecordedIssuer {
  readonly name: Name;
  /** Subject key identifier of its certificate. */
  readonly keyId: Uint8Array;
  readonly signer: Signer;
}

/** A client certificate that is made to be refused, or to be tried once. Nothing is checked: wrong on purpose is allowed. */
export interface UnrecordedOptions {
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `ec:P-256` unless given. */
  readonly key?: KeySpec;
  /** Unsigned big-endian bytes; random unless given. */
  readonly serial?: Uint8Array;
}

/** PEM texts; the key is a secret. */
export interface Unrecorded {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/**
 * Signs a client certificate in memory, without a word in any CA folder: for proofs, whose certificates must be refused or live
 * for minutes. No folder is locked and no file is written.
 */
export async function signUnrecorded(
  { name, keyId, signer }: UnrecordedIssuer,
  { subject, notBefore, notAfter, key = 'ec:P-256', serial }: UnrecordedOptions,
): Promise<Unrecorded> {
  const pair = keyPair(key);
  const publicKey = exportPublicKey(pair.publicKey);
  const tbs = buildTbsCertificate({
    serial: serial ?? randomSerial(randomBytes(16)),
    signatureAlgorithm: signer.scheme.algorithm,
    issuer: name,
    subject,
    notBefore,
    notAfter,
    publicKey,
    extensions: leafExtensions({
      profile: 'client',
      names: [],
      spki: publicKey,
      keyType: pair.publicKey.asymmetricKeyType ?? 'ec',
      authorityKeyId: keyId,
    }),
  });
  const der = await signAndSeal(tbs, signer);
  return { certificatePem: encodePem('CERTIFICATE', der), keyPem: exportPrivateKey(pair.privateKey) };
}
