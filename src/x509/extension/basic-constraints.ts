import { DerReader, tags } from '../der.ts';
import { boolean, integer, sequence } from '../der-write.ts';
import type { RawExtension } from './extension.ts';

/** RFC 5280 4.2.1.9. */
export interface BasicConstraints {
  readonly ca: boolean;
  /** How many intermediates may follow below; undefined is any number. OpenSSL refuses a negative one. */
  readonly pathLength: number | undefined;
}

export const basicConstraintsOid = '2.5.29.19';

export function parseBasicConstraints(value: Uint8Array): BasicConstraints {
  const outer = new DerReader(value, 'basicConstraints');
  const fields = outer.enter(tags.sequence, 'value');
  outer.end();
  const ca = fields.peek() === tags.boolean && fields.boolean('cA');
  const pathLength = fields.peek() === tags.integer ? fields.smallInteger('pathLenConstraint') : undefined;
  fields.end();
  return { ca, pathLength };
}

/** Critical, as RFC 5280 asks of a CA. */
export function basicConstraints(ca: boolean, pathLength?: number): RawExtension {
  const value = sequence(...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)]));
  return { oid: basicConstraintsOid, critical: true, value };
}
