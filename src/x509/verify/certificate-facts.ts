import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../certificate.ts';
import { DerReader, tags } from '../der.ts';
import { basicConstraintsOid, parseBasicConstraints } from '../extension/basic-constraints.ts';
import {
  crlDistributionPointsOid,
  type DistributionPoint,
  parseCrlDistributionPoints,
} from '../extension/crl-distribution-points.ts';
import { extendedKeyUsageOid, parseExtendedKeyUsage } from '../extension/extended-key-usage.ts';
import type { GeneralName } from '../extension/general-name.ts';
import {
  type AuthorityKeyIdentifier,
  authorityKeyIdentifierOid,
  parseAuthorityKeyIdentifier,
  parseSubjectKeyIdentifier,
  subjectKeyIdentifierOid,
} from '../extension/key-identifier.ts';
import { bitsOf, type KeyUsage, keyUsageNames, keyUsageOid } from '../extension/key-usage.ts';
import { type NameConstraints, nameConstraintsOid, parseNameConstraints } from '../extension/name-constraints.ts';
import { type NetscapeCertType, netscapeCertTypeOid, parseNetscapeCertType } from '../extension/netscape-cert-type.ts';
import { parseAltName, subjectAltNameOid } from '../extension/subject-alt-name.ts';
import { publicKeyObject } from '../public-key.ts';
import { akidMatches, algorithmMatches } from './key-match.ts';
import { nameKey } from './name-key.ts';
import { readExtension } from './read-extension.ts';

/** What OpenSSL draws from a certificate before it verifies it (ossl_x509v3_cache_extensions in v3_purp.c). */
export interface CertificateFacts {
  readonly certificate: Certificate;
  /** Canonical names in hexadecimal: equal texts are equal names (X509_NAME_cmp). */
  readonly subject: string;
  readonly issuer: string;
  /** Undefined where OpenSSL can't load the key. */
  readonly key: KeyObject | undefined;
  /** EXFLAG_INVALID: an extension that verification needs is damaged or there twice. */
  readonly invalid: boolean;
  /** EXFLAG_CRITICAL: a critical extension that verification does not handle. */
  readonly unhandledCritical: boolean;
  /** EXFLAG_SI: subject and issuer are the same. */
  readonly selfIssued: boolean;
  /** EXFLAG_SS: and by its key identifiers and algorithms it can be its own issuer. The signature is not looked at. */
  readonly selfSigned: boolean;
  readonly proxy: boolean;
  /** Undefined without basicConstraints. */
  readonly ca: boolean | undefined;
  readonly pathLength: number | undefined;
  readonly keyUsage: readonly KeyUsage[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly netscapeCertType: readonly NetscapeCertType[] | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: AuthorityKeyIdentifier | undefined;
  readonly altNames: readonly GeneralName[];
  readonly nameConstraints: NameConstraints | undefined;
  readonly crlDistributionPoints: readonly DistributionPoint[];
}

const proxyCertInfoOid = '1.3.6.1.5.5.7.1.14';

/** X509_supported_extension: what may be critical. */
const supported: ReadonlySet<string> = new Set([
  netscapeCertTypeOid,
  keyUsageOid,
  subjectAltNameOid,
  basicConstraintsOid,
  '2.5.29.32', // certificatePolicies
  crlDistributionPointsOid,
  extendedKeyUsageOid,
  '1.3.6.1.5.5.7.1.7', // sbgp-ipAddrBlock
  '1.3.6.1.5.5.7.1.8', // sbgp-autonomousSysNum
  '1.3.6.1.5.5.7.48.1.5', // OCSP noCheck
  '2.5.29.36', // policyConstraints
  proxyCertInfoOid,
  nameConstraintsOid,
  '2.5.29.33', // policyMappings
  '2.5.29.54', // inhibitAnyPolicy
]);

export function certificateFacts(certificate: Certificate): CertificateFacts {
  const damaged: string[] = [];
  const read = <T>(oid: string, parse: (value: Uint8Array) => T): T | undefined => {
    const one = readExtension(certificate.extensions.all, oid, parse);
    if (one.damaged) damaged.push(oid);
    return one.value;
  };
  const subject = nameKey(certificate.subject);
  const issuer = nameKey(certificate.issuer);
  const key = loadKey(certificate);
  const constraints = read(basicConstraintsOid, parseBasicConstraints);
  const proxy = read(proxyCertInfoOid, checkProxyInfo) !== undefined;
  const subjectKeyId = read(subjectKeyIdentifierOid, parseSubjectKeyIdentifier);
  const authorityKeyId = read(authorityKeyIdentifierOid, parseAuthorityKeyIdentifier);
  const selfIssued = subject === issuer;
  const facts = {
    certificate,
    subject,
    issuer,
    key,
    unhandledCritical: certificate.extensions.all.some(({ oid, critical }) => critical && !supported.has(oid)),
    selfIssued,
    selfSigned:
      selfIssued &&
      akidMatches({ certificate, subjectKeyId, issuer }, authorityKeyId) &&
      algorithmMatches(key, certificate.tbsSignatureAlgorithm),
    proxy,
    ca: constraints?.ca,
    pathLength: constraints?.pathLength,
    keyUsage: read(keyUsageOid, parseUsage),
    extendedKeyUsage: read(extendedKeyUsageOid, parseExtendedKeyUsage),
    netscapeCertType: read(netscapeCertTypeOid, parseNetscapeCertType),
    subjectKeyId,
    authorityKeyId,
    altNames: read(subjectAltNameOid, parseAltName) ?? [],
    nameConstraints: read(nameConstraintsOid, parseNameConstraints),
    crlDistributionPoints: read(crlDistributionPointsOid, parsePoints) ?? [],
  };
  return { ...facts, invalid: damaged.length > 0 };
}

function loadKey(certificate: Certificate): KeyObject | undefined {
  try {
    return publicKeyObject(certificate.publicKey);
  } catch {
    return undefined;
  }
}

/** ProxyCertInfo (RFC 3820 3.8): a path length and a policy. No server takes a proxy certificate, so that it is one is enough. */
function checkProxyInfo(value: Uint8Array): true {
  const info = new DerReader(value, 'proxyCertInfo').enter(tags.sequence, 'value');
  if (info.peek() === tags.integer) info.integer('pCPathLenConstraint');
  const policy = info.enter(tags.sequence, 'proxyPolicy');
  info.end();
  policy.oid('policyLanguage');
  if (!policy.atEnd) policy.value(tags.octetString, 'policy');
  policy.end();
  return true;
}

/** A key usage without any bit is invalid (RFC 5280 4.2.1.3). */
function parseUsage(value: Uint8Array): readonly KeyUsage[] {
  const bits = bitsOf(value, 'keyUsage');
  if (![...bits].some((bit) => bit < 16)) new DerReader(value, 'keyUsage').damaged('value', 'no bit', 'one at least');
  return keyUsageNames.filter((_, bit) => bits.has(bit));
}

/** A point that names neither a place nor an issuer is invalid (setup_dp in v3_purp.c). */
function parsePoints(value: Uint8Array): readonly DistributionPoint[] {
  const points = parseCrlDistributionPoints(value);
  const empty = points.some(({ named, crlIssuer }) => !named && crlIssuer.length === 0);
  if (empty) new DerReader(value, 'crlDistributionPoints').damaged('value', 'an empty point', 'a place or an issuer');
  return points;
}
