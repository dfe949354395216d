import { tags } from '../der.ts';
import type { NameConstraints } from '../extension/name-constraints.ts';
import { decodeString } from '../name-string.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { constraintAgainst } from './subtree-match.ts';
import { report, type Verification } from './verification.ts';
import type { VerifyErrorName } from './verify-error.ts';

const emailAddressOid = '1.2.840.113549.1.9.1';
const commonNameOid = '2.5.4.3';

/** More comparisons than a certificate could sensibly ask for (NAME_CHECK_MAX in v3_ncons.c). */
const mostComparisons = 2 ** 20;

/**
 * Names of every certificate against the constraints of all above it, the trust anchor's too (check_name_constraints in
 * x509_vfy.c). Self-issued CAs are passed over. False when the verification ends here.
 */
export function checkNameConstraints(verification: Verification): boolean {
  const { chain } = verification;
  for (const [depth, facts] of [...chain.entries()].reverse()) {
    if (depth > 0 && facts.selfIssued) continue;
    for (const { nameConstraints } of chain.slice(depth + 1).reverse()) {
      if (nameConstraints === undefined) continue;
      const problem = problemOf(facts, nameConstraints, depth === 0);
      if (problem !== undefined && !report(verification, problem, depth)) return false;
    }
  }
  return true;
}

function problemOf(facts: CertificateFacts, constraints: NameConstraints, leaf: boolean): VerifyErrorName | undefined {
  const { subject } = facts.certificate;
  const attributes = subject.rdns.flat();
  const names = attributes.length + facts.altNames.length;
  const subtrees = (constraints.permitted?.length ?? 0) + (constraints.excluded?.length ?? 0);
  if (names > 0 && subtrees > Math.floor(mostComparisons / names)) return 'X509_V_ERR_UNSPECIFIED';
  if (attributes.length > 0) {
    const problem = constraintAgainst({ kind: 'directory', name: subject }, constraints);
    if (problem !== undefined) return problem;
  }
  for (const { oid, tag, value } of attributes) {
    if (oid !== emailAddressOid) continue;
    if (tag !== tags.ia5String) return 'X509_V_ERR_UNSUPPORTED_NAME_SYNTAX';
    const problem = constraintAgainst({ kind: 'email', value: Buffer.from(value).toString('latin1') }, constraints);
    if (problem !== undefined) return problem;
  }
  for (const name of facts.altNames) {
    const problem = constraintAgainst(name, constraints);
    if (problem !== undefined) return problem;
  }
  const countsCommonName = leaf && !facts.altNames.some(({ kind }) => kind === 'dns');
  return countsCommonName ? commonNameProblem(facts, constraints) : undefined;
}

/** Common names that look like host names are held to the constraints for host names where there is no dNSName. */
function commonNameProblem(
  { certificate }: CertificateFacts,
  constraints: NameConstraints,
): VerifyErrorName | undefined {
  for (const { oid, tag, value } of certificate.subject.rdns.flat()) {
    if (oid !== commonNameOid) continue;
    const text = (decodeString(tag, value) ?? '').replace(/\0+$/, '');
    if (text.includes('\0')) return 'X509_V_ERR_UNSUPPORTED_NAME_SYNTAX';
    if (!looksLikeHost(text)) continue;
    const problem = constraintAgainst({ kind: 'dns', value: text }, constraints);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Two labels at least; dots and hyphens only inside, and none beside a dot (cn2dnsid in v3_ncons.c). */
function looksLikeHost(text: string): boolean {
  return /^\w(?:[\w-]|(?<!-)\.(?![.-]))*\w$/.test(text) && text.includes('.');
}
