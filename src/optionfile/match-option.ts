import type { OptionSpec } from './option-spec.ts';

/** What a prefix before the name does: switch off, switch on, set the highest value. */
export type OptionEffect = 'plain' | 'off' | 'on' | 'maximum';

/** The outcome of looking a name up. */
export type OptionMatch =
  | { readonly kind: 'found'; readonly spec: OptionSpec; readonly effect: OptionEffect; readonly loose: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[]; readonly loose: boolean }
  | { readonly kind: 'unknown'; readonly nearest: string | null; readonly loose: boolean };

/**
 * Looks a long name up by MySQL's rules: dashes and underscores are the same; an exact name wins over a beginning; the
 * beginnings `skip-` `disable-` `enable-` `maximum-` `loose-` are taken off one by one only while nothing matches, and
 * of several the innermost alone has its effect, except that `loose-` always counts.
 * Source: mysys/my_getopt.cc (my_handle_options, findopt); unique beginnings are MariaDB's and MySQL's before 5.7.
 *
 * @param prefixes whether a unique beginning of a name is enough.
 */
export function matchOption(name: string, table: readonly OptionSpec[], prefixes: boolean): OptionMatch {
  let rest = name.replaceAll('_', '-');
  let effect: OptionEffect = 'plain';
  let loose = false;
  for (;;) {
    const found = lookUp(rest, table, prefixes);
    if (found.length === 1 && found[0] !== undefined) return { kind: 'found', spec: found[0], effect, loose };
    if (found.length > 1) return { kind: 'ambiguous', candidates: found.map((spec) => spec.name), loose };
    const special = specialPrefixes.find(([prefix]) => rest.startsWith(prefix));
    if (special === undefined) return { kind: 'unknown', nearest: nearestName(rest, table), loose };
    rest = rest.slice(special[0].length);
    effect = special[1];
    if (special[0] === 'loose-') loose = true;
  }
}

const specialPrefixes: readonly (readonly [string, OptionEffect])[] = [
  ['skip-', 'off'],
  ['disable-', 'off'],
  ['enable-', 'on'],
  ['maximum-', 'maximum'],
  ['loose-', 'plain'],
];

function lookUp(name: string, table: readonly OptionSpec[], prefixes: boolean): readonly OptionSpec[] {
  const exact = table.find((spec) => spec.name === name);
  if (exact !== undefined) return [exact];
  return prefixes && name !== '' ? table.filter((spec) => spec.name.startsWith(name)) : [];
}

/** The name in the table that the given one is likely a slip of, or null. */
export function nearestName(name: string, table: readonly OptionSpec[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1;
  for (const spec of table) {
    if (spec.hidden === true || Math.abs(spec.name.length - name.length) >= least) continue;
    const distance = editDistance(name, spec.name);
    if (distance < least) {
      least = distance;
      best = spec.name;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
