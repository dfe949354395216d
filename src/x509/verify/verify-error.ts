/** Number and text of each error that a verification here can end with, by the name that OpenSSL's x509_vfy.h gives it. */
const table = {
  X509_V_ERR_UNSPECIFIED: [1, 'unspecified certificate verification error'],
  X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT: [2, 'unable to get issuer certificate'],
  X509_V_ERR_UNABLE_TO_GET_CRL: [3, 'unable to get certificate CRL'],
  X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: [6, 'unable to decode issuer public key'],
  X509_V_ERR_CERT_SIGNATURE_FAILURE: [7, 'certificate signature failure'],
  X509_V_ERR_CRL_SIGNATURE_FAILURE: [8, 'CRL signature failure'],
  X509_V_ERR_CERT_NOT_YET_VALID: [9, 'certificate is not yet valid'],
  X509_V_ERR_CERT_HAS_EXPIRED: [10, 'certificate has expired'],
  X509_V_ERR_CRL_NOT_YET_VALID: [11, 'CRL is not yet valid'],
  X509_V_ERR_CRL_HAS_EXPIRED: [12, 'CRL has expired'],
  X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD: [13, "format error in certificate's notBefore field"],
  X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD: [14, "format error in certificate's notAfter field"],
  X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD: [15, "format error in CRL's lastUpdate field"],
  X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD: [16, "format error in CRL's nextUpdate field"],
  X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: [18, 'self-signed certificate'],
  X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: [19, 'self-signed certificate in certificate chain'],
  X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [20, 'unable to get local issuer certificate'],
  X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: [21, 'unable to verify the first certificate'],
  X509_V_ERR_CERT_CHAIN_TOO_LONG: [22, 'certificate chain too long'],
  X509_V_ERR_CERT_REVOKED: [23, 'certificate revoked'],
  X509_V_ERR_NO_ISSUER_PUBLIC_KEY: [24, "issuer certificate doesn't have a public key"],
  X509_V_ERR_PATH_LENGTH_EXCEEDED: [25, 'path length constraint exceeded'],
  X509_V_ERR_INVALID_PURPOSE: [26, 'unsuitable certificate purpose'],
  X509_V_ERR_SUBJECT_ISSUER_MISMATCH: [29, 'subject issuer mismatch'],
  X509_V_ERR_AKID_SKID_MISMATCH: [30, 'authority and subject key identifier mismatch'],
  X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH: [31, 'authority and issuer serial number mismatch'],
  X509_V_ERR_KEYUSAGE_NO_CERTSIGN: [32, 'key usage does not include certificate signing'],
  X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER: [33, 'unable to get CRL issuer certificate'],
  X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: [34, 'unhandled critical extension'],
  X509_V_ERR_KEYUSAGE_NO_CRL_SIGN: [35, 'key usage does not include CRL signing'],
  X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION: [36, 'unhandled critical CRL extension'],
  X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE: [39, 'key usage does not include digital signature'],
  X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED: [40, 'proxy certificates not allowed, please set the appropriate flag'],
  X509_V_ERR_DIFFERENT_CRL_SCOPE: [44, 'different CRL scope'],
  X509_V_ERR_PERMITTED_VIOLATION: [47, 'permitted subtree violation'],
  X509_V_ERR_EXCLUDED_VIOLATION: [48, 'excluded subtree violation'],
  X509_V_ERR_SUBTREE_MINMAX: [49, 'name constraints minimum and maximum not supported'],
  X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE: [51, 'unsupported name constraint type'],
  X509_V_ERR_UNSUPPORTED_NAME_SYNTAX: [53, 'unsupported or invalid name syntax'],
  X509_V_ERR_HOSTNAME_MISMATCH: [62, 'hostname mismatch'],
  X509_V_ERR_IP_ADDRESS_MISMATCH: [64, 'IP address mismatch'],
  X509_V_ERR_EE_KEY_TOO_SMALL: [66, 'EE certificate key too weak'],
  X509_V_ERR_CA_KEY_TOO_SMALL: [67, 'CA certificate key too weak'],
  X509_V_ERR_CA_MD_TOO_WEAK: [68, 'CA signature digest algorithm too weak'],
  X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM: [76, 'Cannot find certificate signature algorithm'],
  X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH: [77, 'subject signature algorithm and issuer public key algorithm mismatch'],
  X509_V_ERR_INVALID_CA: [79, 'invalid CA certificate'],
  X509_V_ERR_EC_KEY_EXPLICIT_PARAMS: [94, 'Certificate public key has explicit ECC parameters'],
} as const satisfies Record<string, readonly [number: number, text: string]>;

/** OpenSSL's name of a verification error, for example `X509_V_ERR_CERT_HAS_EXPIRED`. */
export type VerifyErrorName = keyof typeof table;

/** What OpenSSL says when a chain does not verify. */
export interface VerifyError {
  readonly name: VerifyErrorName;
  /** As in `openssl verify`: `error 10 at 0 depth lookup`. */
  readonly number: number;
  /** Which certificate of the chain: 0 is the leaf. */
  readonly depth: number;
  /** X509_verify_cert_error_string: what clients print. */
  readonly text: string;
}

export function verifyError(name: VerifyErrorName, depth: number): VerifyError {
  const [number, text] = table[name];
  return { name, number, depth, text };
}

/**
 * Errors after which the openssl program goes on, so that it can name further ones (`cb` in apps/verify.c). A TLS library
 * stops at the first error of all.
 */
const goesOn: ReadonlySet<VerifyErrorName> = new Set([
  'X509_V_ERR_CERT_HAS_EXPIRED',
  'X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT',
  'X509_V_ERR_INVALID_CA',
  'X509_V_ERR_PATH_LENGTH_EXCEEDED',
  'X509_V_ERR_CRL_HAS_EXPIRED',
  'X509_V_ERR_CRL_NOT_YET_VALID',
  'X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION',
  'X509_V_ERR_INVALID_PURPOSE',
]);

/** Whether looking for further errors after this one makes sense. */
export function mayGoOn(name: VerifyErrorName): boolean {
  return goesOn.has(name);
}
