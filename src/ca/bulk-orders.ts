import type { MakeOrder } from './bulk-make.ts';
import type { BulkRow } from './bulk-rows.ts';
import type { Ca } from './open-ca.ts';
import { type NextSerial, nextSerial } from './serials.ts';
import { leafDays, leafValidity } from './validity.ts';

type Validity = Pick<MakeOrder, 'notBefore' | 'notAfter'>;

/**
 * What is to be made for the rows of one batch; all that ask for the same days are valid for the same time. `days`: for rows
 * that don't say. `serials`: one a row where the folder counts.
 */
export function bulkOrders(
  ca: Ca,
  rows: readonly BulkRow[],
  days: number = leafDays,
  serials: readonly NextSerial[] = [],
): MakeOrder[] {
  const now = ca.now();
  const known = new Map<number, Validity>();
  const validFor = (asked: number): Validity => {
    const { notBefore, notAfter } = leafValidity(now, asked, ca.certificate, ca.layout.dir);
    return { notBefore: notBefore.getTime(), notAfter: notAfter.getTime() };
  };
  return rows.map(({ profile, names, subject, days: asked = days }, index) => {
    const validity = known.get(asked) ?? validFor(asked);
    known.set(asked, validity);
    const serial = serials[index]?.bytes;
    return { profile, names, subject: subject.der, ...validity, ...(serial === undefined ? {} : { serial }) };
  });
}

/** Serials in a row from the folder's file; those that are taken are left out. */
export function countedSerials(ca: Ca, count: number): NextSerial[] {
  const serials: NextSerial[] = [];
  while (serials.length < count) serials.push(nextSerial(ca.layout, serials.at(-1)?.next));
  return serials;
}
