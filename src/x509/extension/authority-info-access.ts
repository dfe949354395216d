import { DerReader, tags } from '../der.ts';
import { type GeneralName, readGeneralName } from './general-name.ts';

export const authorityInfoAccessOid = '1.3.6.1.5.5.7.1.1';

/** Where to ask about the issuer (RFC 5280 4.2.2.1): method in dotted form (OCSP, caIssuers) and place. */
export interface AccessDescription {
  readonly method: string;
  readonly location: GeneralName;
}

export function parseAuthorityInfoAccess(value: Uint8Array): readonly AccessDescription[] {
  const outer = new DerReader(value, 'authorityInfoAccess');
  const list = outer.enter(tags.sequence, 'value');
  outer.end();
  const descriptions: AccessDescription[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${descriptions.length}]`);
    const method = one.oid('accessMethod');
    const location = readGeneralName(one, 'accessLocation');
    one.end();
    descriptions.push({ method, location });
  }
  return descriptions;
}
