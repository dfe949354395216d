import { type Certificate, fingerprint } from './certificate.ts';
import { DerReader } from './der.ts';
import type { GeneralName } from './extension/general-name.ts';
import type { Name } from './name.ts';
import { namePairs } from './name.ts';
import { nameHash, nameHashOld, namesEqual } from './name-compare.ts';
import { oneline } from './name-oneline.ts';
import { rfc2253 } from './name-rfc2253.ts';
import { decodeString, isStringTag } from './name-string.ts';
import { oidNames, shortName } from './oid.ts';
import { keyInWords } from './public-key.ts';
import type { CertificateTime } from './time.ts';

/** A name in every form that somebody may need. */
export interface NameDescription {
  /** What a server on OpenSSL 3 compares REQUIRE SUBJECT and REQUIRE ISSUER with. */
  readonly oneline: string;
  readonly rfc2253: string;
  /** Short type and text, in certificate order. */
  readonly attributes: readonly (readonly [type: string, value: string])[];
  readonly hash: string;
  readonly hashOld: string;
}

/** The text for `REQUIRE SUBJECT '…'` or `REQUIRE ISSUER '…'` by the library that the server is built with. */
export interface RequireTexts {
  readonly openssl3: string;
  readonly openssl1: string;
  /** MySQL 5.6 and 5.7 community builds. */
  readonly yassl: string;
}

/** The fields of `openssl x509 -text` as plain data: strings, numbers and lists only. */
export interface CertificateDescription {
  readonly version: number;
  readonly serial: string;
  readonly signatureAlgorithm: string;
  readonly subject: NameDescription;
  readonly issuer: NameDescription;
  /** Issuer and subject are the same name; whether the signature is its own is not looked at. */
  readonly selfIssued: boolean;
  /** ISO 8601 in UTC, or the text that stands there when it is no time. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly publicKey: { readonly type: string; readonly bits: number; readonly curve?: string; readonly words: string };
  readonly subjectAltNames: readonly string[];
  /** Absent when the extension is. */
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly keyUsage?: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly netscapeCertType?: readonly string[];
  readonly subjectKeyIdentifier?: string;
  readonly authorityKeyIdentifier?: string;
  readonly nameConstraints?: { readonly permitted: readonly string[]; readonly excluded: readonly string[] };
  readonly policies?: readonly string[];
  readonly crlDistributionPoints?: readonly string[];
  readonly authorityInfoAccess?: readonly string[];
  /** Every extension, known or not, in encoded order. */
  readonly extensions: readonly {
    readonly name: string;
    readonly oid: string;
    readonly critical: boolean;
    readonly hex: string;
  }[];
  readonly fingerprints: { readonly sha256: string; readonly sha1: string };
  readonly require: { readonly subject: RequireTexts; readonly issuer: RequireTexts };
  /** What is damaged and would fail the certificate when it is verified. */
  readonly problems: readonly string[];
}

/** Everything that `cert show` tells of a certificate. */
export function describeCertificate(certificate: Certificate): CertificateDescription {
  const { subject, issuer, key, validity, extensions } = certificate;
  return {
    version: certificate.version,
    serial: certificate.serialHex,
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    subject: describeName(subject),
    issuer: describeName(issuer),
    selfIssued: namesEqual(subject, issuer),
    notBefore: describeTime(validity.notBefore),
    notAfter: describeTime(validity.notAfter),
    publicKey: { ...key, words: keyInWords(key) },
    subjectAltNames: (extensions.subjectAltName ?? []).map(generalNameText),
    ...describeExtensions(certificate),
    extensions: extensions.all.map(({ oid, critical, value }) => ({
      name: shortName(oid),
      oid,
      critical,
      hex: hexOf(value),
    })),
    fingerprints: { sha256: certificate.fingerprintSha256, sha1: fingerprint(certificate.der, 'sha1') },
    require: { subject: requireTexts(subject), issuer: requireTexts(issuer) },
    problems: problemsOf(certificate),
  };
}

export function describeName(name: Name): NameDescription {
  return {
    oneline: oneline(name),
    rfc2253: rfc2253(name),
    attributes: namePairs(name),
    hash: nameHash(name),
    hashOld: nameHashOld(name),
  };
}

export function requireTexts(name: Name): RequireTexts {
  return { openssl3: oneline(name), openssl1: oneline(name, 'openssl1'), yassl: oneline(name, 'yassl') };
}

/** A name as `openssl x509 -ext subjectAltName` writes it: `DNS:a`, `IP Address:10.0.0.1`, `email:a@b`. */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${name.value}`;
    case 'email':
      return `email:${name.value}`;
    case 'uri':
      return `URI:${name.value}`;
    case 'ip':
      return `IP Address:${name.value}`;
    case 'directory':
      return `DirName:${oneline(name.name)}`;
    case 'registeredId':
      return `Registered ID:${oidNames(name.value)?.long ?? name.value}`;
    case 'other':
      return `othername:${shortName(name.oid)}${otherValue(name.der)}`;
    case 'x400':
      return 'X400Name';
    case 'ediParty':
      return 'EdiPartyName';
  }
}

/** `:text` for a value that is a string, as a user principal name is. */
function otherValue(der: Uint8Array): string {
  try {
    const reader = new DerReader(der, 'otherName');
    const tag = reader.peek() ?? 0;
    const text = isStringTag(tag) ? decodeString(tag, reader.value(tag, 'value')) : undefined;
    return text === undefined ? '' : `:${text}`;
  } catch {
    return '';
  }
}

type ExtensionFields = Partial<
  Pick<
    CertificateDescription,
    | 'basicConstraints'
    | 'keyUsage'
    | 'extendedKeyUsage'
    | 'netscapeCertType'
    | 'subjectKeyIdentifier'
    | 'authorityKeyIdentifier'
    | 'nameConstraints'
    | 'policies'
    | 'crlDistributionPoints'
    | 'authorityInfoAccess'
  >
>;

function describeExtensions({ extensions }: Certificate): ExtensionFields {
  const { basicConstraints, keyUsage, extendedKeyUsage, netscapeCertType, authorityKeyIdentifier, nameConstraints } =
    extensions;
  const { subjectKeyIdentifier, certificatePolicies, crlDistributionPoints, authorityInfoAccess } = extensions;
  const trees = (list: readonly { readonly base: GeneralName }[] | undefined): string[] =>
    (list ?? []).map(({ base }) => generalNameText(base));
  const pathLength = basicConstraints?.pathLength;
  return {
    ...(basicConstraints && {
      basicConstraints: { ca: basicConstraints.ca, ...(pathLength === undefined ? {} : { pathLength }) },
    }),
    ...(keyUsage && { keyUsage }),
    ...(extendedKeyUsage && { extendedKeyUsage: extendedKeyUsage.map(shortName) }),
    ...(netscapeCertType && { netscapeCertType }),
    ...(subjectKeyIdentifier && { subjectKeyIdentifier: hexOf(subjectKeyIdentifier) }),
    ...(authorityKeyIdentifier?.keyId && { authorityKeyIdentifier: hexOf(authorityKeyIdentifier.keyId) }),
    ...(nameConstraints && {
      nameConstraints: { permitted: trees(nameConstraints.permitted), excluded: trees(nameConstraints.excluded) },
    }),
    ...(certificatePolicies && { policies: certificatePolicies.map(({ oid }) => shortName(oid)) }),
    ...(crlDistributionPoints && {
      crlDistributionPoints: crlDistributionPoints.flatMap((point) => point.fullName.map(generalNameText)),
    }),
    ...(authorityInfoAccess && {
      authorityInfoAccess: authorityInfoAccess.map(
        ({ method, location }) => `${shortName(method)} - ${generalNameText(location)}`,
      ),
    }),
  };
}

function problemsOf(certificate: Certificate): string[] {
  const { notBefore, notAfter } = certificate.validity;
  const times = [
    ['notBefore', notBefore],
    ['notAfter', notAfter],
  ] as const;
  return [
    ...times
      .filter(([, time]) => !time.strict)
      .map(([field, time]) => `${field} is '${time.text}', which is not the form of RFC 5280`),
    ...certificate.extensions.problems.map(({ oid, error }) => `extension ${shortName(oid)}: ${error.message}`),
    ...(Buffer.compare(certificate.signatureAlgorithm.der, certificate.tbsSignatureAlgorithm.der) === 0
      ? []
      : ['the signature algorithm inside and outside the signed part differ']),
  ];
}

function describeTime({ date, text }: CertificateTime): string {
  return Number.isNaN(date.getTime()) ? text : date.toISOString().replace('.000Z', 'Z');
}

/** Upper-case hexadecimal with colons. */
function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?!$)/g, '$&:');
}
