import type { Fault } from './check.ts';
import { featuresOf } from './text-features.ts';

/** A text of the catalogue, reduced, with the faults that show it. */
interface Pattern {
  readonly features: ReadonlySet<string>;
  readonly weight: number;
  readonly ids: readonly string[];
}

/** All texts of a catalogue, with how telling each feature is (rare ones tell most). */
export interface TextIndex {
  readonly patterns: readonly Pattern[];
  readonly byFeature: ReadonlyMap<string, readonly number[]>;
  readonly weightOf: (feature: string) => number;
}

/** How well a line fits a text of the catalogue. */
export interface Match {
  readonly ids: readonly string[];
  /** 0 to 1: the share of the known text that the line has, lowered by what the line has beside it. */
  readonly fit: number;
  /** Weight of what they share: a fit of a long, rare text is worth more than that of two common words. */
  readonly weight: number;
}

/** What a match must reach to count: two common words are no evidence. */
const least = { fit: 0.5, weight: 5 };

/** What any failure of TLS is introduced with: a text of nothing else is no text to be known by. */
const everyFailure: ReadonlySet<string> = new Set([
  'ssl',
  'tls',
  'connection',
  'error',
  'ssl connection',
  'connection error',
  'aborting',
  'error aborting',
]);

export function indexTexts(faults: readonly Fault[]): TextIndex {
  const grouped = new Map<string, { features: ReadonlySet<string>; ids: Set<string> }>();
  for (const fault of faults) {
    for (const { text } of fault.symptoms) {
      for (const line of [text, ...(text.includes('\n') ? text.split('\n') : [])]) {
        const features = featuresOf(line);
        if ([...features].every((feature) => everyFailure.has(feature))) continue;
        const key = [...features].sort().join('|');
        const entry = grouped.get(key) ?? { features, ids: new Set<string>() };
        entry.ids.add(fault.id);
        grouped.set(key, entry);
      }
    }
  }
  const counts = new Map<string, number>();
  for (const { features } of grouped.values()) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const weightOf = (feature: string): number =>
    Math.log((grouped.size + 1) / (counts.get(feature) ?? grouped.size + 1));
  const patterns = [...grouped.values()].map(({ features, ids }) => ({
    features,
    weight: sum(features, weightOf),
    ids: [...ids],
  }));
  const byFeature = new Map<string, number[]>();
  patterns.forEach(({ features }, index) => {
    for (const f of features) byFeature.set(f, [...(byFeature.get(f) ?? []), index]);
  });
  return { patterns, byFeature, weightOf };
}

/** The texts that a line resembles, best first. */
export function matchLine(index: TextIndex, line: string): Match[] {
  const features = featuresOf(line);
  const own = sum(features, index.weightOf);
  const shared = new Map<number, number>();
  for (const feature of features) {
    for (const at of index.byFeature.get(feature) ?? [])
      shared.set(at, (shared.get(at) ?? 0) + index.weightOf(feature));
  }
  return [...shared]
    .flatMap(([at, weight]) => {
      const pattern = index.patterns[at];
      if (pattern === undefined) return [];
      const covered = weight / pattern.weight;
      const fit = covered * (0.7 + 0.3 * (weight / Math.max(own, 1e-9)));
      return [{ ids: pattern.ids, fit, weight }];
    })
    .filter(({ fit, weight }) => (fit >= least.fit && weight >= least.weight) || fit > 0.97)
    .sort((a, b) => b.fit - a.fit || b.weight - a.weight);
}

function sum(features: ReadonlySet<string>, weightOf: (feature: string) => number): number {
  let total = 0;
  for (const feature of features) total += weightOf(feature);
  return total;
}
