import { DerReader, tags } from '../der.ts';

export const certificatePoliciesOid = '2.5.29.32';

/** One policy (RFC 5280 4.2.1.4); qualifiers by type with their DER. */
export interface CertificatePolicy {
  readonly oid: string;
  readonly qualifiers: readonly { readonly oid: string; readonly der: Uint8Array }[];
}

export function parseCertificatePolicies(value: Uint8Array): readonly CertificatePolicy[] {
  const outer = new DerReader(value, 'certificatePolicies');
  const list = outer.enter(tags.sequence, 'value');
  outer.end();
  const policies: CertificatePolicy[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${policies.length}]`);
    const oid = one.oid('policyIdentifier');
    const inner = one.enterIf(tags.sequence, 'policyQualifiers');
    one.end();
    policies.push({ oid, qualifiers: inner === undefined ? [] : readQualifiers(inner) });
  }
  return policies;
}

function readQualifiers(list: DerReader): CertificatePolicy['qualifiers'] {
  const qualifiers: { oid: string; der: Uint8Array }[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${qualifiers.length}]`);
    qualifiers.push({ oid: one.oid('policyQualifierId'), der: one.whole('qualifier') });
    one.end();
  }
  return qualifiers;
}
