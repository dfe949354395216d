import type { Certificate } from '../certificate.ts';
import { buildChain } from './build-chain.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkNameConstraints } from './check-name-constraints.ts';
import { checkRevocation } from './check-revocation.ts';
import { checkLeafKey, checkSecurityLevel } from './check-security-level.ts';
import { checkSignatures } from './check-signatures.ts';
import { startVerification, type Verification, type VerifyInput } from './verification.ts';
import { type VerifyError, verifyError } from './verify-error.ts';

/** OpenSSL's verdict on a chain. */
export type VerifyResult =
  | { readonly ok: true; readonly chain: readonly Certificate[] }
  | {
      readonly ok: false;
      /** The error that a TLS library would stop at. */
      readonly error: VerifyError;
      /** All errors that `openssl verify` would print, in its order; the first is `error`. */
      readonly errors: readonly VerifyError[];
      /** As far as it was built, from the leaf up. */
      readonly chain: readonly Certificate[];
    };

/** What can be left out of a question: then nothing is sent beside the leaf, no CRL counts, and any purpose and key will do. */
export type VerifyQuestion = Pick<VerifyInput, 'leaf' | 'trusted' | 'time'> & Partial<VerifyInput>;

/**
 * Builds a chain from a leaf to a trust anchor and verifies it as OpenSSL 3.0 does (X509_verify_cert), in its order, so that
 * the first error is the one that MySQL and MariaDB programs stop at. Chains are built trusted first. CRLs given and
 * `crlCheck` not: all of the chain is looked up, as servers and clients do that are given a CRL.
 */
export function verifyChain(question: VerifyQuestion): VerifyResult {
  const verification = startVerification({
    untrusted: [],
    crls: [],
    purpose: 'any',
    securityLevel: 0,
    partialChain: false,
    crlCheck: (question.crls ?? []).length > 0 ? 'all' : 'none',
    ...question,
  });
  const whole = steps.every((step) => step(verification));
  const chain = verification.chain.map(({ certificate }) => certificate);
  const { errors } = verification;
  if (whole && errors.length === 0) return { ok: true, chain };
  // OpenSSL gives up without a name when a key can't be loaded.
  const [error = verifyError('X509_V_ERR_UNSPECIFIED', 0)] = errors;
  return { ok: false, error, errors: errors.length === 0 ? [error] : errors, chain };
}

/** The order of X509_verify_cert. */
const steps: readonly ((verification: Verification) => boolean)[] = [
  checkLeafKey,
  buildChain,
  checkExtensions,
  checkSecurityLevel,
  (verification) => verification.leaf.key !== undefined,
  checkRevocation,
  checkSignatures,
  checkNameConstraints,
];
