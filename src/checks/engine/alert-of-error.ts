import type { VerifyErrorName } from '../../x509/verify/verify-error.ts';

/** Verification errors by the alert that OpenSSL sends for them (ssl/statem/statem_lib.c, x509table). */
const byAlert: Readonly<Record<number, readonly VerifyErrorName[]>> = {
  42: [
    'X509_V_ERR_CA_KEY_TOO_SMALL',
    'X509_V_ERR_EC_KEY_EXPLICIT_PARAMS',
    'X509_V_ERR_CA_MD_TOO_WEAK',
    'X509_V_ERR_CERT_NOT_YET_VALID',
    'X509_V_ERR_CRL_NOT_YET_VALID',
    'X509_V_ERR_EE_KEY_TOO_SMALL',
    'X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD',
    'X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD',
    'X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD',
    'X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD',
    'X509_V_ERR_HOSTNAME_MISMATCH',
    'X509_V_ERR_IP_ADDRESS_MISMATCH',
    'X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  ],
  43: ['X509_V_ERR_INVALID_PURPOSE'],
  44: ['X509_V_ERR_CERT_REVOKED'],
  45: ['X509_V_ERR_CERT_HAS_EXPIRED', 'X509_V_ERR_CRL_HAS_EXPIRED'],
  48: [
    'X509_V_ERR_CERT_CHAIN_TOO_LONG',
    'X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT',
    'X509_V_ERR_INVALID_CA',
    'X509_V_ERR_PATH_LENGTH_EXCEEDED',
    'X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN',
    'X509_V_ERR_UNABLE_TO_GET_CRL',
    'X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER',
    'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT',
    'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  51: ['X509_V_ERR_CERT_SIGNATURE_FAILURE', 'X509_V_ERR_CRL_SIGNATURE_FAILURE'],
  80: ['X509_V_ERR_UNSPECIFIED'],
};

/** The alert with which OpenSSL refuses a certificate for this error; 46 (certificate_unknown) is the one for all others. */
export function alertOfError(name: VerifyErrorName): number {
  const found = Object.entries(byAlert).find(([, names]) => names.includes(name));
  return found === undefined ? 46 : Number(found[0]);
}
