import { type Algorithm, parsePssParameters, rsassaPss } from '../algorithm.ts';
import type { KeyType } from '../public-key.ts';

/** What OpenSSL knows of a signature algorithm: the kind of key it is made with and the strength of its digest in bits. */
export interface SignatureKind {
  readonly key: KeyType;
  /** 0 where the digest is not known; a security level above 0 then refuses it. */
  readonly securityBits: number;
}

const digestBits: Readonly<Record<string, number>> = {
  md2: 64,
  md4: 64,
  // Broken: below every security level (x509_set.c).
  md5: 39,
  sha1: 63,
  ripemd160: 80,
  sha224: 112,
  sha256: 128,
  sha384: 192,
  sha512: 256,
};

/** What stands in OpenSSL's obj_xref.txt: DSA with SHA-384, for one, does not, and no certificate signed so has an issuer. */
const lists: readonly (readonly [key: KeyType, prefix: string, entries: string])[] = [
  ['rsa', '1.2.840.113549.1.1', '3:md4 4:md5 5:sha1 11:sha256 12:sha384 13:sha512 14:sha224'],
  ['rsa', '1.3.14.3.2', '29:sha1'],
  ['rsa', '1.3.36.3.3.1', '2:ripemd160'],
  ['rsa', '2.16.840.1.101.3.4.3', '13:sha224 14:sha256 15:sha384 16:sha512'],
  ['ec', '1.2.840.10045.4', '1:sha1 2: 3:'],
  ['ec', '1.2.840.10045.4.3', '1:sha224 2:sha256 3:sha384 4:sha512'],
  ['dsa', '1.2.840.10040.4', '3:sha1'],
  ['dsa', '2.16.840.1.101.3.4.3', '1:sha224 2:sha256'],
];

const kinds = new Map<string, SignatureKind>([
  ...lists.flatMap(([key, prefix, entries]) =>
    entries.split(' ').map((entry): [string, SignatureKind] => {
      const [last = '', digest = ''] = entry.split(':');
      return [`${prefix}.${last}`, { key, securityBits: digestBits[digest] ?? 0 }];
    }),
  ),
  ['1.3.101.112', { key: 'ed25519', securityBits: 128 }],
  ['1.3.101.113', { key: 'ed448', securityBits: 224 }],
]);

/** Digests inside RSASSA-PSS parameters; SHA-1 counts one bit more there than elsewhere (rsa_sig_info_set in rsa_ameth.c). */
const pssBits: Readonly<Record<string, number>> = {
  '1.2.840.113549.2.5': 39,
  '1.3.14.3.2.26': 64,
  '2.16.840.1.101.3.4.2.4': 112,
  '2.16.840.1.101.3.4.2.1': 128,
  '2.16.840.1.101.3.4.2.2': 192,
  '2.16.840.1.101.3.4.2.3': 256,
  '2.16.840.1.101.3.4.2.5': 112,
  '2.16.840.1.101.3.4.2.6': 128,
};

/** The kind of a signature algorithm (OBJ_find_sigid_algs, X509_get_signature_info); undefined where OpenSSL has none. */
export function signatureKind(algorithm: Algorithm): SignatureKind | undefined {
  if (algorithm.oid !== rsassaPss) return kinds.get(algorithm.oid);
  try {
    return { key: 'rsa-pss', securityBits: pssBits[parsePssParameters(algorithm.parameters).hash] ?? 0 };
  } catch {
    return { key: 'rsa-pss', securityBits: 0 };
  }
}
