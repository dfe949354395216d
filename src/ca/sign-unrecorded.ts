import { randomBytes } from 'node:crypto';
import { randomSerial } from '../x509/build-certificate.ts';
import { extendedKeyUsage } from '../x509/extension/extended-key-usage.ts';
import { exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { parseNameText } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { authorityKeyId, defaultSubject, leafTbs } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { leafExtensions, type Profile } from './profiles.ts';
import { parseNames } from './server-names.ts';
import { signAndSeal } from './signer.ts';

/** A certificate that is made to be refused, or to be tried once. Nothing is checked: wrong on purpose is allowed. */
export interface UnrecordedOptions {
  readonly name: string;
  readonly profile?: Profile;
  readonly names?: readonly string[];
  /** One-line or RFC 2253; unless given as `defaultSubject`. */
  readonly subject?: string;
  /** Five minutes back unless given. */
  readonly notBefore?: Date;
  /** An hour ahead unless given. */
  readonly notAfter?: Date;
  readonly key?: KeySpec;
  /** Purposes in dotted form, in place of the profile's. */
  readonly purposes?: readonly string[];
}

/** PEM texts; the key is a secret. */
export interface Unrecorded {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/**
 * Signs a certificate with the CA's key in memory, without a word in the CA folder: for proofs, whose certificates must be
 * refused and live for minutes. The folder isn't locked and no file is written.
 */
export async function signUnrecorded(ca: Ca, options: UnrecordedOptions): Promise<Unrecorded> {
  const { name, profile = 'client', names = [], key = 'ec:P-256' } = options;
  const now = Math.floor(ca.now().getTime() / 1000) * 1000;
  const pair = keyPair(key);
  const publicKey = exportPublicKey(pair.publicKey);
  const signer = ca.signer();
  const serverNames = parseNames(names);
  const extensions = leafExtensions({
    profile,
    names: serverNames,
    spki: publicKey,
    keyType: key.split(':')[0] ?? key,
    authorityKeyId: authorityKeyId(ca.certificate),
  });
  const { purposes } = options;
  const tbs = leafTbs(
    {
      profile,
      names: serverNames,
      publicKey,
      serial: randomSerial(randomBytes(16)),
      subject: options.subject === undefined ? defaultSubject(ca.certificate, name) : parseNameText(options.subject),
      notBefore: options.notBefore ?? new Date(now - 300_000),
      notAfter: options.notAfter ?? new Date(now + 3_600_000),
      extensions:
        purposes === undefined
          ? extensions
          : extensions.map((one) => (one.oid === '2.5.29.37' ? extendedKeyUsage(purposes) : one)),
    },
    ca.certificate,
    signer,
  );
  const der = await signAndSeal(tbs, signer);
  return { certificatePem: encodePem('CERTIFICATE', der), keyPem: exportPrivateKey(pair.privateKey) };
}
