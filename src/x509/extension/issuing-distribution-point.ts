import { contextTag, DerReader, tags } from '../der.ts';
import { type DistributionPoint, readPointName } from './crl-distribution-points.ts';

export const issuingDistributionPointOid = '2.5.29.28';

/** Which certificates a CRL speaks of (RFC 5280 5.2.5). */
export interface IssuingDistributionPoint extends Pick<DistributionPoint, 'fullName' | 'relativeName'> {
  /** Whether it names a distributionPoint; without one it fits them all. */
  readonly named: boolean;
  readonly onlyUserCerts: boolean;
  readonly onlyCaCerts: boolean;
  readonly onlySomeReasons: boolean;
  readonly indirect: boolean;
  readonly onlyAttributeCerts: boolean;
}

export function parseIssuingDistributionPoint(value: Uint8Array): IssuingDistributionPoint {
  const outer = new DerReader(value, 'issuingDistributionPoint');
  const fields = outer.enter(tags.sequence, 'value');
  outer.end();
  const flag = (number: number, field: string): boolean =>
    fields.peek() === contextTag(number, false) && fields.boolean(field, contextTag(number, false));
  const inner = fields.enterIf(contextTag(0), 'distributionPoint');
  const name = inner === undefined ? { fullName: [], relativeName: undefined } : readPointName(inner);
  const point = {
    ...name,
    named: inner !== undefined,
    onlyUserCerts: flag(1, 'onlyContainsUserCerts'),
    onlyCaCerts: flag(2, 'onlyContainsCACerts'),
    onlySomeReasons: fields.valueIf(contextTag(3, false), 'onlySomeReasons') !== undefined,
    indirect: flag(4, 'indirectCRL'),
    onlyAttributeCerts: flag(5, 'onlyContainsAttributeCerts'),
  };
  fields.end();
  return point;
}
