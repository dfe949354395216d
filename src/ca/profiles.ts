import { invariant } from '../base/error.ts';
import { keyIdentifier } from '../x509/build-certificate.ts';
import { basicConstraints } from '../x509/extension/basic-constraints.ts';
import { extendedKeyUsage, purposes } from '../x509/extension/extended-key-usage.ts';
import type { RawExtension } from '../x509/extension/extension.ts';
import type { encodeGeneralName } from '../x509/extension/general-name.ts';
import { parseIp } from '../x509/extension/ip-address.ts';
import { authorityKeyIdentifier, subjectKeyIdentifier } from '../x509/extension/key-identifier.ts';
import { keyUsage } from '../x509/extension/key-usage.ts';
import { subjectAltName } from '../x509/extension/subject-alt-name.ts';
import type { ServerName } from './server-names.ts';

/** What a leaf is for: `peer` is both, as replication and Galera need it. */
export type Profile = 'server' | 'client' | 'peer';

/** What the extensions of a leaf are made of. */
export interface LeafExtensions {
  readonly profile: Profile;
  readonly names: readonly ServerName[];
  /** The leaf's public key, SubjectPublicKeyInfo DER. */
  readonly spki: Uint8Array;
  /** Key encipherment goes with RSA alone (RFC 8446 has none, RFC 5246 7.4.2 for the old key exchange). */
  readonly keyType: string;
  /** Identifier of the CA's key. */
  readonly authorityKeyId: Uint8Array;
}

/** The extensions of a leaf, right for MySQL and MariaDB: CA:FALSE critical, key usage, EKU of the profile, names. */
export function leafExtensions({ profile, names, spki, keyType, authorityKeyId }: LeafExtensions): RawExtension[] {
  const enciphers = keyType === 'rsa' && profile !== 'client';
  const eku = {
    server: [purposes.serverAuth],
    client: [purposes.clientAuth],
    peer: [purposes.serverAuth, purposes.clientAuth],
  };
  return [
    basicConstraints(false),
    enciphers ? keyUsage('digitalSignature', 'keyEncipherment') : keyUsage('digitalSignature'),
    extendedKeyUsage(eku[profile]),
    subjectKeyIdentifier(keyIdentifier(spki)),
    // Key id alone: with issuer and serial in it, leaves would not survive a renewal of the CA's certificate.
    authorityKeyIdentifier(authorityKeyId),
    ...(names.length === 0 ? [] : [subjectAltName(names.map(generalName))]),
  ];
}

/** The extensions of a CA certificate: CA:TRUE critical, keyCertSign and cRLSign. `pathLength` for intermediates, `keyId` for one that is stated already. */
export function caExtensions(
  spki: Uint8Array,
  authorityKeyId: Uint8Array,
  pathLength?: number,
  keyId: Uint8Array = keyIdentifier(spki),
): RawExtension[] {
  return [
    basicConstraints(true, pathLength),
    keyUsage('keyCertSign', 'cRLSign'),
    subjectKeyIdentifier(keyId),
    authorityKeyIdentifier(authorityKeyId),
  ];
}

/** A name in the form that extensions are built of. */
export function generalName({ type, value }: ServerName): Parameters<typeof encodeGeneralName>[0] {
  switch (type) {
    case 'DNS':
      return { kind: 'dns', value };
    case 'email':
      return { kind: 'email', value };
    case 'URI':
      return { kind: 'uri', value };
    case 'IP': {
      const bytes = parseIp(value);
      invariant(bytes !== undefined, `${value} was taken for an address`);
      return { kind: 'ip', value, bytes };
    }
  }
}
