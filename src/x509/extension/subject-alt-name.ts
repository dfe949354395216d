import { DerReader } from '../der.ts';
import { sequence } from '../der-write.ts';
import type { RawExtension } from './extension.ts';
import { encodeGeneralName, type GeneralName, readGeneralNames } from './general-name.ts';

export const subjectAltNameOid = '2.5.29.17';
export const issuerAltNameOid = '2.5.29.18';

/** Names in encoded order (RFC 5280 4.2.1.6); serves the issuer's alternative names too. */
export function parseAltName(value: Uint8Array): readonly GeneralName[] {
  const reader = new DerReader(value, 'altName');
  const names = readGeneralNames(reader, 'value');
  reader.end();
  return names;
}

/** Critical when the subject is empty (RFC 5280 4.2.1.6). */
export function subjectAltName(
  names: readonly Parameters<typeof encodeGeneralName>[0][],
  critical = false,
): RawExtension {
  return { oid: subjectAltNameOid, critical, value: sequence(...names.map(encodeGeneralName)) };
}
