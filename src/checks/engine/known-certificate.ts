import { TlsqlError } from '../../base/error.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { attributeTexts } from '../../x509/name.ts';
import { namesEqual } from '../../x509/name-compare.ts';
import { oneline } from '../../x509/name-oneline.ts';
import { publicKeyObject } from '../../x509/public-key.ts';
import { signatureIsValid } from '../../x509/signature.ts';

const parsed = new WeakMap<Uint8Array, Certificate | null>();

/** The certificate, parsed once; undefined when it does not parse. */
export function known(der: Uint8Array): Certificate | undefined {
  const before = parsed.get(der);
  if (before !== undefined) return before ?? undefined;
  let certificate: Certificate | null = null;
  try {
    certificate = parseCertificate(der);
  } catch (error) {
    if (!(error instanceof TlsqlError)) throw error;
  }
  parsed.set(der, certificate);
  return certificate ?? undefined;
}

export function knownAll(ders: readonly Uint8Array[]): Certificate[] {
  return ders.flatMap((der) => known(der) ?? []);
}

/** The subject in the servers' own spelling. */
export const subjectOf = (certificate: Certificate): string => oneline(certificate.subject);
export const issuerOf = (certificate: Certificate): string => oneline(certificate.issuer);

export function isSelfIssued(certificate: Certificate): boolean {
  return namesEqual(certificate.subject, certificate.issuer);
}

/** A certificate or CRL. */
type Signed = Pick<Certificate, 'issuer' | 'tbs' | 'signatureAlgorithm' | 'signature'>;

/** How a CA stands to a certificate or CRL: by name and by key. */
export function issuedBy(certificate: Signed, ca: Certificate): 'yes' | 'name-only' | 'no' {
  if (!namesEqual(certificate.issuer, ca.subject)) return 'no';
  return verifies(certificate, ca) ? 'yes' : 'name-only';
}

function verifies(certificate: Signed, ca: Certificate): boolean {
  try {
    return signatureIsValid(
      certificate.tbs,
      certificate.signatureAlgorithm,
      certificate.signature,
      publicKeyObject(ca.publicKey),
    );
  } catch {
    return false;
  }
}

/** Names that the certificate is good for: dNSNames, IP addresses, the CN. */
export function namesIn(certificate: Certificate): {
  readonly dns: string[];
  readonly ip: string[];
  readonly cn: string[];
} {
  const alternatives = certificate.extensions.subjectAltName ?? [];
  return {
    dns: alternatives.flatMap((name) => (name.kind === 'dns' ? [name.value] : [])),
    ip: alternatives.flatMap((name) => (name.kind === 'ip' ? [name.value] : [])),
    cn: [...attributeTexts(certificate.subject, '2.5.4.3')],
  };
}

/** The product that made a certificate for itself, where no other was given (mysql: sql/auth/sql_authentication.cc; MariaDB 11.4+: vio/viosslfactories.c). */
export function madeBy(leaf: Certificate): 'mysql' | 'mariadb' | undefined {
  const { cn } = namesIn(leaf);
  if (cn.some((name) => /^MySQL_Server_.*_Auto_Generated_Server_Certificate$/.test(name))) return 'mysql';
  return cn.includes('MariaDB Server') && isSelfIssued(leaf) ? 'mariadb' : undefined;
}

/** What keeps a certificate from being used, whoever looks at it. */
export interface Blemish {
  readonly kind:
    | 'expired'
    | 'not-yet-valid'
    | 'weak-digest'
    | 'weak-key'
    | 'critical-extension'
    | 'no-key-cert-sign'
    | 'v1'
    | 'not-a-ca'
    | 'name-constraints';
  readonly detail: string;
}

/** Extensions that OpenSSL takes when they are critical (crypto/x509/v3_purp.c, X509_supported_extension). */
const understood: readonly string[] = [
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  '2.16.840.1.113730.1.1',
  '1.3.6.1.5.5.7.1.14',
  '1.3.6.1.5.5.7.1.7',
  '1.3.6.1.5.5.7.1.8',
];

export function blemishes(certificate: Certificate, time: Date, as: 'leaf' | 'ca'): Blemish[] {
  const found: Blemish[] = [];
  const { extensions, notBefore, notAfter, key, signatureAlgorithm } = certificate;
  if (notAfter < time) found.push({ kind: 'expired', detail: `it expired on ${iso(notAfter)}` });
  if (notBefore > time) found.push({ kind: 'not-yet-valid', detail: `it is valid from ${iso(notBefore)} on` });
  if (/sha-?1(?!\d)|md5|md2/i.test(signatureAlgorithm.name) && !isSelfIssued(certificate)) {
    found.push({ kind: 'weak-digest', detail: `it is signed with ${signatureAlgorithm.name}` });
  }
  if ((key.type === 'rsa' || key.type === 'dsa') && key.bits > 0 && key.bits < 2048) {
    found.push({ kind: 'weak-key', detail: `its key has ${key.bits} bits` });
  }
  const strange = extensions.all.find(({ critical, oid }) => critical && !understood.includes(oid));
  if (strange !== undefined)
    found.push({ kind: 'critical-extension', detail: `its critical extension ${strange.oid} is unknown` });
  return as === 'ca' ? [...found, ...caBlemishes(certificate)] : found;
}

function caBlemishes(certificate: Certificate): Blemish[] {
  const { extensions, version } = certificate;
  if (version === 1)
    return isSelfIssued(certificate)
      ? []
      : [{ kind: 'v1', detail: 'it is an X.509 v1 certificate without extensions' }];
  const found: Blemish[] = [];
  if (extensions.basicConstraints?.ca !== true) found.push({ kind: 'not-a-ca', detail: 'it has no CA:TRUE' });
  if (extensions.keyUsage !== undefined && !extensions.keyUsage.includes('keyCertSign')) {
    found.push({
      kind: 'no-key-cert-sign',
      detail: `its keyUsage (${extensions.keyUsage.join(', ')}) has no keyCertSign`,
    });
  }
  if (extensions.nameConstraints !== undefined)
    found.push({ kind: 'name-constraints', detail: 'it has name constraints' });
  return found;
}

const iso = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'a time that is none' : date.toISOString().replace(/\.000Z$/, 'Z');

/** Whether the issuer that is missing belongs to the organization of a trusted CA: then it is an intermediate that was not sent. */
export function sameOrganization(below: Certificate, trusted: readonly Certificate[]): boolean {
  const issuer = issuerOf(below);
  const organization = /\/O=([^/]+)/.exec(issuer)?.[1];
  return (
    organization !== undefined &&
    trusted.some((ca) => subjectOf(ca).includes(`/O=${organization}`) && subjectOf(ca) !== issuer)
  );
}
