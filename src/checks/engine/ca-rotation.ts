import type { Certificate } from '../../x509/certificate.ts';
import { namesEqual } from '../../x509/name-compare.ts';
import { isSelfIssued, issuerOf, subjectOf } from './known-certificate.ts';

/** What tells one generation of a CA from the next in its name. */
const marks =
  /(?<![a-z])(?:old|new|current|next|previous|former|legacy|renewed|rotated|first|second|(?:g|v|r|x|gen|rev)?\d+|rsa ?\d*|ecc ?\d*|sha ?-?\d+|i{1,3}|iv)(?![a-z])/g;

/** A name without its generation, and whether it had one; `/O=Acme/CN=Acme CA 2026` and `… 2024` are one. */
function series(name: string): { readonly base: string; readonly marked: boolean } {
  const low = name.toLowerCase();
  const bare = low.replaceAll(marks, ' ');
  const base = bare
    .replaceAll(/[\s._()-]+/g, ' ')
    .replaceAll(/ ?([/=]) ?/g, '$1')
    .trim();
  return { base, marked: bare !== low };
}

/** Whether two names are those of one CA in different generations. */
export function sameSeries(one: string, other: string, bothMarked: boolean): boolean {
  const [a, b] = [one, other].map(series);
  if (one === other || a === undefined || b === undefined || a.base !== b.base || !/=./.test(a.base)) return false;
  return bothMarked ? a.marked && b.marked : a.marked || b.marked;
}

/**
 * The trusted CA that is an earlier generation of the one which issued what is shown: the certificates came before the new
 * CA reached this side. Where the new root was not sent, both names must have their generation: `Acme CA 1` under `Acme CA`
 * is an intermediate.
 *
 * @param shown the leaf first
 */
export function earlierCa(
  shown: readonly Certificate[],
  top: Certificate,
  trusted: readonly Certificate[],
): Certificate | undefined {
  const root = shown.find(isSelfIssued);
  const name = root === undefined ? issuerOf(top) : subjectOf(root);
  const since = root?.notBefore ?? top.notBefore;
  return trusted.find(
    (ca) =>
      ca.notBefore <= since &&
      !shown.some((certificate) => namesEqual(certificate.subject, ca.subject)) &&
      sameSeries(subjectOf(ca), name, root === undefined),
  );
}
