import { DerReader, tags } from '../der.ts';
import { oid as encodeOid, sequence } from '../der-write.ts';
import type { RawExtension } from './extension.ts';

export const extendedKeyUsageOid = '2.5.29.37';

/** The purposes that matter to a TLS connection. */
export const purposes = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  any: '2.5.29.37.0',
} as const;

/** Purposes in dotted form, in encoded order (RFC 5280 4.2.1.12). */
export function parseExtendedKeyUsage(value: Uint8Array): readonly string[] {
  const outer = new DerReader(value, 'extendedKeyUsage');
  const list = outer.enter(tags.sequence, 'value');
  outer.end();
  const oids: string[] = [];
  while (!list.atEnd) oids.push(list.oid(`[${oids.length}]`));
  return oids;
}

export function extendedKeyUsage(oids: readonly string[], critical = false): RawExtension {
  return { oid: extendedKeyUsageOid, critical, value: sequence(...oids.map(encodeOid)) };
}
