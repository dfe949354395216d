import type { Certificate } from '../../x509/certificate.ts';
import { purposes } from '../../x509/extension/extended-key-usage.ts';
import type { VerifyResult } from '../../x509/verify/verify-chain.ts';
import type { VerifyError, VerifyErrorName } from '../../x509/verify/verify-error.ts';
import type { Json } from './check.ts';
import { publicKeyOf } from './key-pair.ts';
import { isSelfIssued, issuerOf, subjectOf } from './known-certificate.ts';

/** Whose certificate is judged, by the other side. */
export type Whose = 'server' | 'client';

/** The fault that a verification ends with, where the certificates themselves (and not a missing link) are the reason. */
export interface VerifyFault {
  readonly id: string;
  /** A clause about the certificate at fault. */
  readonly detail: string;
  /** The certificate at fault, the CA or the leaf. */
  readonly subject: string;
  readonly isLeaf: boolean;
  readonly evidence: Readonly<Record<string, Json>>;
}

/** Errors that speak of a link that is missing or wrong, not of a certificate that is bad in itself. */
const links: ReadonlySet<VerifyErrorName> = new Set([
  'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT',
  'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT',
  'X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN',
  'X509_V_ERR_CERT_SIGNATURE_FAILURE',
  'X509_V_ERR_SUBJECT_ISSUER_MISMATCH',
  'X509_V_ERR_AKID_SKID_MISMATCH',
  'X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH',
  'X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH',
]);

/** Whether the chain ends because no issuer is found, or the one of that name did not sign. */
export function isLinkError({ name }: VerifyError): boolean {
  return links.has(name);
}

type Failed = Extract<VerifyResult, { ok: false }>;

/** What the first error of a verification is called here; undefined for a missing link and for errors without an id. */
export function verifyFault(result: Failed, whose: Whose): VerifyFault | undefined {
  const { error, chain } = result;
  const at = chain[error.depth] ?? chain.at(-1);
  if (at === undefined || isLinkError(error)) return undefined;
  const isLeaf = error.depth === 0;
  const named = name(error.name, at, isLeaf, whose);
  if (named === undefined) return undefined;
  const [id, detail, evidence = {}] = named;
  return { id, detail, subject: subjectOf(at), isLeaf, evidence: { subject: subjectOf(at), detail, ...evidence } };
}

type Named = readonly [id: string, detail: string, evidence?: Readonly<Record<string, Json>>];

function name(error: VerifyErrorName, at: Certificate, isLeaf: boolean, whose: Whose): Named | undefined {
  return (
    aboutTime(error, at, isLeaf, whose) ?? aboutCrl(error, at, isLeaf, whose) ?? aboutForm(error, at, isLeaf, whose)
  );
}

function aboutTime(error: VerifyErrorName, at: Certificate, isLeaf: boolean, whose: Whose): Named | undefined {
  const dates = { notBefore: iso(at.notBefore), notAfter: iso(at.notAfter) };
  if (error === 'X509_V_ERR_CERT_HAS_EXPIRED')
    return [isLeaf ? `${whose}-cert-expired` : 'ca-cert-expired', `it expired on ${dates.notAfter}`, dates];
  if (error === 'X509_V_ERR_CERT_NOT_YET_VALID') {
    const id = !isLeaf ? 'ca-cert-expired' : whose === 'server' ? 'server-cert-not-yet-valid' : 'client-cert-expired';
    return [id, `it is valid from ${dates.notBefore} on, which is in the future by the clock of this machine`, dates];
  }
  return undefined;
}

function aboutCrl(error: VerifyErrorName, at: Certificate, isLeaf: boolean, whose: Whose): Named | undefined {
  const serial = { serial: at.serialHex, issuer: issuerOf(at) };
  switch (error) {
    case 'X509_V_ERR_CERT_REVOKED':
      return [
        `${whose}-cert-revoked`,
        `${isLeaf ? 'it' : 'the CA certificate'} (serial ${at.serialHex}) is revoked by the CRL of ${issuerOf(at)}`,
        serial,
      ];
    case 'X509_V_ERR_UNABLE_TO_GET_CRL':
    case 'X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER':
    case 'X509_V_ERR_DIFFERENT_CRL_SCOPE':
      return ['crl-missing-for-issuer', `CRLs are checked, and none is there for ${issuerOf(at)}`, serial];
    case 'X509_V_ERR_CRL_HAS_EXPIRED':
    case 'X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD':
      return ['crl-expired', `the CRL of ${issuerOf(at)} is past its nextUpdate`, serial];
    case 'X509_V_ERR_CRL_NOT_YET_VALID':
    case 'X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD':
      return [
        'crl-not-yet-valid',
        `the CRL of ${issuerOf(at)} is from the future by the clock of this machine`,
        serial,
      ];
    case 'X509_V_ERR_CRL_SIGNATURE_FAILURE':
      return ['crl-signed-by-other-key', `the CRL of ${issuerOf(at)} is signed by another key than the CA has`, serial];
    case 'X509_V_ERR_KEYUSAGE_NO_CRL_SIGN':
      return ['ca-without-crlsign', `the keyUsage of ${issuerOf(at)} has no cRLSign, so no CRL of it counts`, serial];
    case 'X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION':
      return [
        'cert-critical-extension-unknown',
        `the CRL of ${issuerOf(at)} has a critical extension that is unknown`,
        serial,
      ];
    default:
      return undefined;
  }
}

function aboutForm(error: VerifyErrorName, at: Certificate, isLeaf: boolean, whose: Whose): Named | undefined {
  const { extensions, key, signatureAlgorithm, version } = at;
  switch (error) {
    case 'X509_V_ERR_INVALID_PURPOSE':
      return purpose(at, isLeaf, whose);
    case 'X509_V_ERR_INVALID_CA':
    case 'X509_V_ERR_KEYUSAGE_NO_CERTSIGN':
      if (version === 1 && !isSelfIssued(at))
        return ['ca-intermediate-v1', 'it is an X.509 v1 certificate without extensions, and no CA for that'];
      if (extensions.basicConstraints?.ca !== true)
        return ['ca-without-keycertsign', 'it has no CA:TRUE, so it may issue nothing'];
      return [
        'ca-without-keycertsign',
        `its keyUsage (${(extensions.keyUsage ?? []).join(', ')}) has no keyCertSign`,
        { keyUsage: extensions.keyUsage ?? [] },
      ];
    case 'X509_V_ERR_PATH_LENGTH_EXCEEDED':
      return [
        'ca-path-length-exceeded',
        `its pathlen ${extensions.basicConstraints?.pathLength ?? 0} allows fewer CAs below it than there are`,
      ];
    case 'X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION':
      return [
        'cert-critical-extension-unknown',
        'it has a critical extension that is unknown',
        { extensions: critical(at) },
      ];
    case 'X509_V_ERR_PERMITTED_VIOLATION':
    case 'X509_V_ERR_EXCLUDED_VIOLATION':
    case 'X509_V_ERR_SUBTREE_MINMAX':
    case 'X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE':
    case 'X509_V_ERR_UNSUPPORTED_NAME_SYNTAX':
      return ['ca-name-constraint-violated', 'its names are outside of what a CA above it may name (nameConstraints)'];
    case 'X509_V_ERR_EE_KEY_TOO_SMALL':
      // OpenSSL gives this word to a key that it cannot read at all: that is damage.
      if (publicKeyOf(at.der) === undefined) return undefined;
      return ['cert-key-too-weak', `its key is too small (${key.type} of ${key.bits} bits)`, { bits: key.bits }];
    case 'X509_V_ERR_CA_KEY_TOO_SMALL':
      return ['ca-key-too-weak', `its key is too small (${key.type} of ${key.bits} bits)`, { bits: key.bits }];
    case 'X509_V_ERR_CA_MD_TOO_WEAK':
      return ['cert-signature-digest-weak', `it is signed with ${signatureAlgorithm.name}`];
    case 'X509_V_ERR_EC_KEY_EXPLICIT_PARAMS':
      return ['cert-explicit-curve', 'its EC key spells its curve out as numbers, where verifiers want the name'];
    default:
      return undefined;
  }
}

function purpose(at: Certificate, isLeaf: boolean, whose: Whose): Named {
  const uses = at.extensions.extendedKeyUsage;
  const wanted = whose === 'server' ? purposes.serverAuth : purposes.clientAuth;
  const word = `${whose}Auth`;
  const evidence = { extendedKeyUsage: uses ?? [], keyUsage: at.extensions.keyUsage ?? [] };
  if (!isLeaf)
    return [
      'ca-extended-key-usage-excludes',
      `its extendedKeyUsage has no ${word}, which binds all that it issues`,
      evidence,
    ];
  if (uses !== undefined && !uses.includes(wanted)) {
    const id = whose === 'server' ? 'server-cert-eku-no-serverauth' : 'client-cert-eku-no-clientauth';
    return [id, `its extendedKeyUsage has no ${word}`, evidence];
  }
  return [
    'cert-key-usage-wrong',
    `its keyUsage (${evidence.keyUsage.join(', ')}) does not let it sign a TLS handshake`,
    evidence,
  ];
}

const critical = ({ extensions }: Certificate): string[] =>
  extensions.all.filter((extension) => extension.critical).map(({ oid }) => oid);

const iso = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'a time that is none' : date.toISOString().replace(/\.000Z$/, 'Z');
