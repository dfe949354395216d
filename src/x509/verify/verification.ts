import type { Certificate } from '../certificate.ts';
import type { Crl } from '../crl.ts';
import { type CertificateFacts, certificateFacts } from './certificate-facts.ts';
import { mayGoOn, type VerifyError, type VerifyErrorName, verifyError } from './verify-error.ts';

/** What a leaf is to be good for; `any` asks nothing of its key usages. */
export type Purpose = 'sslserver' | 'sslclient' | 'any';

/** OpenSSL's security levels: 0 takes everything, 1 asks for 80 bits, 2 for 112, 3 for 128, 4 for 192, 5 for 256. */
export type SecurityLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** A question to the verifier. */
export interface VerifyInput {
  readonly leaf: Certificate;
  /** What the peer sends beside its leaf: intermediates that are used but not trusted. */
  readonly untrusted: readonly Certificate[];
  /** The trust anchors (`ssl-ca`), in the order of the file. */
  readonly trusted: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** The moment to verify for. */
  readonly time: Date;
  readonly purpose: Purpose;
  /** As `-auth_level`; TLS libraries have 1 by default, Debian's 2. */
  readonly securityLevel: SecurityLevel;
  /** X509_V_FLAG_PARTIAL_CHAIN: any trusted certificate ends a chain, a root or not. */
  readonly partialChain: boolean;
  /** X509_V_FLAG_CRL_CHECK for the leaf; `all` for the whole chain, which MySQL and MariaDB set with any CRL. */
  readonly crlCheck: 'none' | 'leaf' | 'all';
}

/** A verification at work: its question, the chain as far as it is built, and what was found wrong. */
export interface Verification {
  readonly leaf: CertificateFacts;
  readonly untrusted: readonly CertificateFacts[];
  readonly trusted: readonly CertificateFacts[];
  readonly input: VerifyInput;
  /** From the leaf up; changed while it is built. */
  readonly chain: CertificateFacts[];
  /** How many certificates at the beginning of the chain are not from the trust store. */
  untrustedCount: number;
  readonly errors: VerifyError[];
}

export function startVerification(input: VerifyInput): Verification {
  const leaf = certificateFacts(input.leaf);
  return {
    leaf,
    untrusted: input.untrusted.map(certificateFacts),
    trusted: input.trusted.map(certificateFacts),
    input,
    chain: [leaf],
    untrustedCount: 1,
    errors: [],
  };
}

/** Notes an error; true when the verification may go on to look for further ones. */
export function report(verification: Verification, name: VerifyErrorName, depth: number): boolean {
  verification.errors.push(verifyError(name, depth));
  return mayGoOn(name);
}
