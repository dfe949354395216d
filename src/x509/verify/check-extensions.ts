import { caStatus } from './ca-status.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { servesPurpose } from './purpose.ts';
import { report, type Verification } from './verification.ts';
import type { VerifyErrorName } from './verify-error.ts';

/**
 * Looks at the extensions of the chain, leaf first (check_extensions in x509_vfy.c): critical ones, who may be a CA, purpose,
 * path length. False when the verification ends here.
 */
export function checkExtensions(verification: Verification): boolean {
  const { chain } = verification;
  let pathLength = 0;
  for (const [depth, facts] of chain.entries()) {
    const tooLong = depth > 1 && facts.pathLength !== undefined && pathLength > facts.pathLength;
    const found: (VerifyErrorName | false)[] = [
      facts.unhandledCritical && 'X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION',
      facts.proxy && 'X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED',
      depth > 0 && !mayIssue(facts, depth + 1 === chain.length) && 'X509_V_ERR_INVALID_CA',
      chain.length > 1 && curveProblem(facts),
      !servesPurpose(facts, verification.input.purpose, depth > 0) && 'X509_V_ERR_INVALID_PURPOSE',
      tooLong && 'X509_V_ERR_PATH_LENGTH_EXCEEDED',
    ];
    for (const name of found) if (name !== false && !report(verification, name, depth)) return false;
    if (depth > 0 && !facts.selfIssued) pathLength += 1;
  }
  return true;
}

/** Intermediates need CA:TRUE; for the last one the old ways of being a CA do. */
function mayIssue(facts: CertificateFacts, last: boolean): boolean {
  const status = caStatus(facts);
  return status === 1 || (status !== 0 && last);
}

function curveProblem({ key, certificate }: CertificateFacts): VerifyErrorName | false {
  if (key === undefined) return 'X509_V_ERR_UNSPECIFIED';
  return certificate.key.curve === 'explicit' && 'X509_V_ERR_EC_KEY_EXPLICIT_PARAMS';
}
