import { asTlsqlError, fail, type TlsqlError } from '../../base/error.ts';
import { shortName } from '../oid.ts';
import { type AccessDescription, authorityInfoAccessOid, parseAuthorityInfoAccess } from './authority-info-access.ts';
import { type BasicConstraints, basicConstraintsOid, parseBasicConstraints } from './basic-constraints.ts';
import { type CertificatePolicy, certificatePoliciesOid, parseCertificatePolicies } from './certificate-policies.ts';
import {
  crlDistributionPointsOid,
  type DistributionPoint,
  parseCrlDistributionPoints,
} from './crl-distribution-points.ts';
import { extendedKeyUsageOid, parseExtendedKeyUsage } from './extended-key-usage.ts';
import type { RawExtension } from './extension.ts';
import type { GeneralName } from './general-name.ts';
import {
  type AuthorityKeyIdentifier,
  authorityKeyIdentifierOid,
  parseAuthorityKeyIdentifier,
  parseSubjectKeyIdentifier,
  subjectKeyIdentifierOid,
} from './key-identifier.ts';
import { type KeyUsage, keyUsageOid, parseKeyUsage } from './key-usage.ts';
import { type NameConstraints, nameConstraintsOid, parseNameConstraints } from './name-constraints.ts';
import { type NetscapeCertType, netscapeCertTypeOid, parseNetscapeCertType } from './netscape-cert-type.ts';
import { issuerAltNameOid, parseAltName, subjectAltNameOid } from './subject-alt-name.ts';

/** The extensions that tlsql understands, each undefined when it is missing or damaged. */
export interface KnownExtensions {
  readonly basicConstraints?: BasicConstraints;
  readonly keyUsage?: readonly KeyUsage[];
  /** Purposes in dotted form. */
  readonly extendedKeyUsage?: readonly string[];
  readonly subjectAltName?: readonly GeneralName[];
  readonly issuerAltName?: readonly GeneralName[];
  readonly subjectKeyIdentifier?: Uint8Array;
  readonly authorityKeyIdentifier?: AuthorityKeyIdentifier;
  readonly nameConstraints?: NameConstraints;
  readonly certificatePolicies?: readonly CertificatePolicy[];
  readonly crlDistributionPoints?: readonly DistributionPoint[];
  readonly authorityInfoAccess?: readonly AccessDescription[];
  readonly netscapeCertType?: readonly NetscapeCertType[];
}

/** The extensions of a certificate or request. */
export interface Extensions extends KnownExtensions {
  /** Every extension in encoded order, known or not. */
  readonly all: readonly RawExtension[];
  /**
   * Extensions that are damaged or there twice. OpenSSL loads such a certificate and marks it invalid (EXFLAG_INVALID), which
   * fails it when it is verified.
   */
  readonly problems: readonly { readonly oid: string; readonly error: TlsqlError }[];
}

const parsers: Readonly<
  Record<string, { readonly key: keyof KnownExtensions; readonly parse: (value: Uint8Array) => unknown }>
> = {
  [basicConstraintsOid]: { key: 'basicConstraints', parse: parseBasicConstraints },
  [keyUsageOid]: { key: 'keyUsage', parse: parseKeyUsage },
  [extendedKeyUsageOid]: { key: 'extendedKeyUsage', parse: parseExtendedKeyUsage },
  [subjectAltNameOid]: { key: 'subjectAltName', parse: parseAltName },
  [issuerAltNameOid]: { key: 'issuerAltName', parse: parseAltName },
  [subjectKeyIdentifierOid]: { key: 'subjectKeyIdentifier', parse: parseSubjectKeyIdentifier },
  [authorityKeyIdentifierOid]: { key: 'authorityKeyIdentifier', parse: parseAuthorityKeyIdentifier },
  [nameConstraintsOid]: { key: 'nameConstraints', parse: parseNameConstraints },
  [certificatePoliciesOid]: { key: 'certificatePolicies', parse: parseCertificatePolicies },
  [crlDistributionPointsOid]: { key: 'crlDistributionPoints', parse: parseCrlDistributionPoints },
  [authorityInfoAccessOid]: { key: 'authorityInfoAccess', parse: parseAuthorityInfoAccess },
  [netscapeCertTypeOid]: { key: 'netscapeCertType', parse: parseNetscapeCertType },
};

/** Sorts raw extensions into the known ones; what is damaged is reported, not thrown. */
export function understandExtensions(all: readonly RawExtension[]): Extensions {
  const known: Record<string, unknown> = {};
  const problems: { oid: string; error: TlsqlError }[] = [];
  const seen = new Set<string>();
  for (const { oid, value } of all) {
    const parser = parsers[oid];
    try {
      if (seen.has(oid)) failTwice(oid);
      seen.add(oid);
      if (parser !== undefined) known[parser.key] = parser.parse(value);
    } catch (error) {
      problems.push({ oid, error: asTlsqlError(error) });
    }
  }
  return { ...(known as KnownExtensions), all, problems };
}

function failTwice(oid: string): never {
  fail('der-damaged', { at: 'extensions', seen: `${shortName(oid)} a second time`, expected: 'each extension once' });
}
