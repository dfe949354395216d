import { contextTag, DerReader, tags } from '../der.ts';
import { sequence, tlv } from '../der-write.ts';
import type { RawExtension } from './extension.ts';
import { encodeGeneralName, type GeneralName, readGeneralNames } from './general-name.ts';

export const crlDistributionPointsOid = '2.5.29.31';

/** Where the CRL for a certificate is published (RFC 5280 4.2.1.13). */
export interface DistributionPoint {
  readonly fullName: readonly GeneralName[];
  /** DER of nameRelativeToCRLIssuer, which hardly anybody uses. */
  readonly relativeName: Uint8Array | undefined;
  readonly crlIssuer: readonly GeneralName[];
  /** Whether the point serves only some reasons. */
  readonly someReasons: boolean;
  /** The first two bytes of those reasons as OpenSSL masks them; all of them (0x807f) when none is named. */
  readonly reasons: number;
  /** Whether there is a distributionPoint at all; a point may name its cRLIssuer alone. */
  readonly named: boolean;
}

const allReasons = 0x807f;

export function parseCrlDistributionPoints(value: Uint8Array): readonly DistributionPoint[] {
  const outer = new DerReader(value, 'crlDistributionPoints');
  const list = outer.enter(tags.sequence, 'value');
  outer.end();
  const points: DistributionPoint[] = [];
  while (!list.atEnd) points.push(readPoint(list.enter(tags.sequence, `[${points.length}]`)));
  return points;
}

/** One point with one address each. */
export function crlDistributionPoints(uris: readonly string[]): RawExtension {
  const point = (value: string): Uint8Array => {
    const fullName = tlv(contextTag(0), encodeGeneralName({ kind: 'uri', value }));
    return sequence(tlv(contextTag(0), fullName));
  };
  return { oid: crlDistributionPointsOid, critical: false, value: sequence(...uris.map(point)) };
}

/** DistributionPointName: the full names, or the relative one. */
export function readPointName(reader: DerReader): Pick<DistributionPoint, 'fullName' | 'relativeName'> {
  const full = reader.peek() === contextTag(0);
  const fullName = full ? readGeneralNames(reader, 'fullName', contextTag(0)) : [];
  const relativeName = full ? undefined : reader.value(contextTag(1), 'nameRelativeToCRLIssuer');
  reader.end();
  return { fullName, relativeName };
}

function readPoint(point: DerReader): DistributionPoint {
  const inner = point.enterIf(contextTag(0), 'distributionPoint');
  const name = inner === undefined ? { fullName: [], relativeName: undefined } : readPointName(inner);
  const bits = point.valueIf(contextTag(1, false), 'reasons');
  const reasons = bits === undefined ? allReasons : ((bits[1] ?? 0) | ((bits[2] ?? 0) << 8)) & allReasons;
  const crlIssuer = point.peek() === contextTag(2) ? readGeneralNames(point, 'cRLIssuer', contextTag(2)) : [];
  point.end();
  return { ...name, crlIssuer, someReasons: bits !== undefined, reasons, named: inner !== undefined };
}
