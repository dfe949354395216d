import { contextTag, DerReader, tags } from '../der.ts';
import { sequence, tlv } from '../der-write.ts';
import type { RawExtension } from './extension.ts';
import { encodeGeneralName, type GeneralName, readGeneralName } from './general-name.ts';

export const nameConstraintsOid = '2.5.29.30';

/** A subtree; RFC 5280 4.2.1.10 wants minimum 0 and no maximum, and OpenSSL refuses to judge anything else. */
export interface GeneralSubtree {
  readonly base: GeneralName;
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/** Which names the certificates below may have and may not have. Undefined is no list; an empty list is one that is there. */
export interface NameConstraints {
  readonly permitted: readonly GeneralSubtree[] | undefined;
  readonly excluded: readonly GeneralSubtree[] | undefined;
}

export function parseNameConstraints(value: Uint8Array): NameConstraints {
  const outer = new DerReader(value, 'nameConstraints');
  const fields = outer.enter(tags.sequence, 'value');
  outer.end();
  const permitted = readSubtrees(fields.enterIf(contextTag(0), 'permittedSubtrees'));
  const excluded = readSubtrees(fields.enterIf(contextTag(1), 'excludedSubtrees'));
  fields.end();
  return { permitted, excluded };
}

type Base = Parameters<typeof encodeGeneralName>[0];

/** Critical, as RFC 5280 asks. */
export function nameConstraints(permitted: readonly Base[], excluded: readonly Base[]): RawExtension {
  const list = (number: number, bases: readonly Base[]): Uint8Array[] =>
    bases.length === 0 ? [] : [tlv(contextTag(number), ...bases.map((base) => sequence(encodeGeneralName(base))))];
  return { oid: nameConstraintsOid, critical: true, value: sequence(...list(0, permitted), ...list(1, excluded)) };
}

function readSubtrees(list: DerReader | undefined): readonly GeneralSubtree[] | undefined {
  if (list === undefined) return undefined;
  const subtrees: GeneralSubtree[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${subtrees.length}]`);
    const base = readGeneralName(one, 'base');
    const minimum = one.peek() === contextTag(0, false) ? one.smallInteger('minimum', contextTag(0, false)) : 0;
    const maximum = one.peek() === contextTag(1, false) ? one.smallInteger('maximum', contextTag(1, false)) : undefined;
    one.end();
    subtrees.push({ base, minimum, maximum });
  }
  return subtrees;
}
