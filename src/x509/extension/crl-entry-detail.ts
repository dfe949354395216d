import { tags } from '../der.ts';
import { oid, tlv } from '../der-write.ts';
import type { RawExtension } from './extension.ts';

/** When the key was lost or the certificate became wrong, as a GeneralizedTime of whole seconds (RFC 5280 5.3.2). */
export function invalidityDate(date: Date): RawExtension {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return { oid: '2.5.29.24', critical: false, value: tlv(tags.generalizedTime, Buffer.from(text, 'latin1')) };
}

/** What to do with a certificate on hold, as an OID (RFC 3280 5.3.2; RFC 5280 has dropped it, `openssl ca` has not). */
export function holdInstruction(instruction: string): RawExtension {
  return { oid: '2.5.29.23', critical: false, value: oid(instruction) };
}
