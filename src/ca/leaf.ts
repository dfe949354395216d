import { buildTbsCertificate, keyIdentifier } from '../x509/build-certificate.ts';
import type { Certificate } from '../x509/certificate.ts';
import { DerReader, tags } from '../x509/der.ts';
import { oid, sequence, setOf, tlv } from '../x509/der-write.ts';
import { makeName, type Name } from '../x509/name.ts';
import { makeAttribute, refuseControlCharacters } from '../x509/name-attribute.ts';
import { parsePublicKeyInfo } from '../x509/public-key.ts';
import { leafExtensions, type Profile } from './profiles.ts';
import type { ServerName } from './server-names.ts';
import type { Signer } from './signer.ts';

/** All that a leaf's signed part is made of. */
export interface LeafFields {
  /** Unsigned big-endian bytes. */
  readonly serial: Uint8Array;
  readonly subject: Name;
  readonly profile: Profile;
  readonly names: readonly ServerName[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The leaf's public key, SubjectPublicKeyInfo DER. */
  readonly publicKey: Uint8Array;
}

/** The part of a leaf that its CA signs. */
export function leafTbs(fields: LeafFields, ca: Certificate, signer: Signer): Uint8Array {
  const { profile, names, publicKey } = fields;
  return buildTbsCertificate({
    ...fields,
    signatureAlgorithm: signer.scheme.algorithm,
    issuer: ca.subject,
    extensions: leafExtensions({
      profile,
      names,
      spki: publicKey,
      keyType: parsePublicKeyInfo(publicKey).description.type,
      authorityKeyId: authorityKeyId(ca),
    }),
  });
}

/** The identifier of the CA's key as its certificate states it (another method than ours where another program made it). */
export function authorityKeyId(ca: Certificate): Uint8Array {
  return ca.extensions.subjectKeyIdentifier ?? keyIdentifier(ca.publicKey.der);
}

/** Attributes that a leaf takes over from its CA's subject: country, state, locality, organization, domain components. */
const inherited: ReadonlySet<string> = new Set([
  '2.5.4.6',
  '2.5.4.8',
  '2.5.4.7',
  '2.5.4.10',
  '0.9.2342.19200300.100.1.25',
]);

/**
 * The subject of a leaf unless the user gives one: what says where the CA belongs, in its order, then the name as CN:
 * under `/C=PT/O=Example/CN=Example CA` the leaf `db1` is `/C=PT/O=Example/CN=db1`. That also meets `policy_match`, the
 * policy of OpenSSL's own configuration. Fails with `name-value-invalid` for a name over 64 characters.
 */
export function defaultSubject(ca: Certificate, name: string): Name {
  return subjectMaker(ca)(name);
}

/** `defaultSubject` for many names: what they have in common is encoded once. */
export function subjectMaker(ca: Certificate): (name: string) => Name {
  const kept = ca.subject.rdns.filter((rdn) => rdn.every(({ oid }) => inherited.has(oid)));
  const prefix = contentOf(makeName(kept).der);
  const type = oid('2.5.4.3');
  return (name) => {
    const attribute = makeAttribute('2.5.4.3', name);
    const last = setOf([sequence(type, tlv(attribute.tag, attribute.value))]);
    refuseControlCharacters({ rdns: [[attribute]], der: last });
    return { rdns: [...kept, [attribute]], der: sequence(prefix, last) };
  };
}

/** What is inside a SEQUENCE. */
const contentOf = (der: Uint8Array): Uint8Array => new DerReader(der, 'name').value(tags.sequence, 'value');
