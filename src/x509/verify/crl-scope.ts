import { DerReader, tags } from '../der.ts';
import { compareBytes, sequence, tlv } from '../der-write.ts';
import type { DistributionPoint } from '../extension/crl-distribution-points.ts';
import type { GeneralName } from '../extension/general-name.ts';
import { type Name, parseName } from '../name.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { CrlFacts } from './crl-facts.ts';
import { nameKey } from './name-key.ts';

/** Every revocation reason there is, as OpenSSL masks them (CRLDP_ALL_REASONS). */
export const allReasons = 0x807f;

/**
 * The reasons for which this CRL speaks of the certificate (crl_crldp_check in x509_vfy.c); undefined when the certificate is
 * outside its scope.
 */
export function reasonsInScope(facts: CertificateFacts, crl: CrlFacts, sameIssuer: boolean): number | undefined {
  const { point } = crl;
  if (point?.onlyAttributeCerts === true) return undefined;
  if (facts.ca === true ? point?.onlyUserCerts === true : point?.onlyCaCerts === true) return undefined;
  for (const candidate of facts.crlDistributionPoints) {
    const byIssuer =
      candidate.crlIssuer.length === 0
        ? sameIssuer
        : candidate.crlIssuer.some((name) => name.kind === 'directory' && nameKey(name.name) === crl.issuer);
    if (!byIssuer) continue;
    if (point === undefined || !point.named || !candidate.named) return candidate.reasons;
    const theirs = pointNames(point, crl.crl.issuer);
    if (theirs.some((name) => pointNames(candidate, issuerOf(candidate, facts)).some((own) => sameName(own, name))))
      return candidate.reasons;
  }
  return (point === undefined || !point.named) && sameIssuer ? allReasons : undefined;
}

/** The names of a point; one that is relative to the issuer is made whole (DIST_POINT_set_dpname). */
function pointNames(
  { fullName, relativeName }: Pick<DistributionPoint, 'fullName' | 'relativeName'>,
  issuer: Name,
): readonly GeneralName[] {
  if (relativeName === undefined) return fullName;
  const reader = new DerReader(issuer.der, 'issuer');
  const rdns = reader.value(tags.sequence, 'name');
  return [{ kind: 'directory', name: parseName(sequence(rdns, tlv(tags.set, relativeName))) }];
}

function issuerOf({ crlIssuer }: DistributionPoint, facts: CertificateFacts): Name {
  const named = crlIssuer.find((name) => name.kind === 'directory');
  return named?.name ?? facts.certificate.issuer;
}

/** GENERAL_NAME_cmp. */
function sameName(a: GeneralName, b: GeneralName): boolean {
  if (a.kind === 'directory' && b.kind === 'directory') return nameKey(a.name) === nameKey(b.name);
  if (a.kind === 'ip' && b.kind === 'ip') return compareBytes(a.bytes, b.bytes) === 0;
  if (a.kind === 'other' && b.kind === 'other') return a.oid === b.oid && compareBytes(a.der, b.der) === 0;
  if ((a.kind === 'x400' || a.kind === 'ediParty') && b.kind === a.kind) return compareBytes(a.der, b.der) === 0;
  return 'value' in a && 'value' in b && a.kind === b.kind && a.value === b.value;
}
