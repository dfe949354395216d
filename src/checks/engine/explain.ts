import { tlsAlertInText, tlsAlertNamed } from '../../base/tls-alert.ts';
import type { Fault } from './check.ts';
import { weightedLines } from './innermost.ts';
import { meanings } from './meanings.ts';
import { meaningsOfAlert } from './meanings-alert.ts';
import { clientsOwn, retold, speaksForClient } from './retell.ts';
import { indexTexts, matchLine, type TextIndex } from './text-index.ts';

/** One thing that a text can mean. */
export interface Meaning {
  readonly fault: Fault;
  /** 0 to 1; comparable within one explanation only. */
  readonly score: number;
  /** The line that it rests on. */
  readonly line: string;
}

/** What a text can mean, most likely first; empty when nobody knows it: no guess is made. */
export interface Explanation {
  readonly meanings: readonly Meaning[];
  /** Lines that were understood, and lines that were not. */
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

const indexes = new WeakMap<readonly Fault[], TextIndex>();

/** How many meanings are worth telling. */
const most = 8;

/**
 * What `text` (an error of any client, driver or server, with whatever stands around it) can mean. Known texts are
 * matched by what stays the same from machine to machine; where many faults share one text, or none has it, the order
 * comes from what the words mean (`meanings.ts`).
 */
export function explain(text: string, faults: readonly Fault[]): Explanation {
  const index = indexes.get(faults) ?? indexTexts(faults);
  indexes.set(faults, index);
  const scores = new Map<string, { score: number; line: string; best: number }>();
  const known: string[] = [];
  const unknown: string[] = [];
  const own = retold(text);
  const client = speaksForClient(own);
  const lines = weightedLines(own);
  const reasoned = lines.some(({ text: line }) => meantBy(line).reasons.length > 0);
  for (const { text: line, weight } of lines) {
    const found = scoreLine(index, line, reasoned);
    (found.size > 0 ? known : unknown).push(line);
    for (const [id, score] of client ? ofClient(found) : found) {
      const before = scores.get(id) ?? { score: 0, line, best: 0 };
      const here = score * weight;
      // Several lines that point to one fault make it likelier, with less and less effect.
      scores.set(id, {
        score: 1 - (1 - before.score) * (1 - here),
        best: Math.max(before.best, here),
        line: here > before.best ? line : before.line,
      });
    }
  }
  const byId = new Map(faults.map((fault) => [fault.id, fault]));
  const ranked = [...scores]
    .flatMap(([id, { score, line }]) => {
      const fault = byId.get(id);
      return fault === undefined ? [] : [{ fault, score, line }];
    })
    .sort((a, b) => b.score - a.score || a.fault.id.localeCompare(b.fault.id));
  const floor = (ranked[0]?.score ?? 0) * 0.4;
  return { meanings: ranked.filter(({ score }) => score >= floor).slice(0, most), known, unknown };
}

/** A client tells of its own files: what would be the server's is its own, and its own may stand beside it already. */
function ofClient(found: ReadonlyMap<string, number>): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [id, score] of found) {
    const own = clientsOwn[id] ?? id;
    scores.set(own, Math.max(scores.get(own) ?? 0, score));
  }
  return scores;
}

/** What one line speaks for: the texts it resembles, then what its words mean; `reasoned`: some line gives a reason. */
function scoreLine(index: TextIndex, line: string, reasoned: boolean): Map<string, number> {
  const scores = new Map<string, number>();
  const raise = (id: string, score: number): void => void scores.set(id, Math.max(scores.get(id) ?? 0, score));
  const matches = matchLine(index, line);
  const best = matches[0]?.fit ?? 0;
  for (const { ids, fit } of matches) {
    if (fit < best - 0.25) break;
    // A text that many faults share tells less about each of them.
    for (const id of ids) raise(id, fit * (0.55 + 0.2 / ids.length) * Math.exp(-4 * (best - fit)));
  }
  const { reasons, umbrella, shared } = meantBy(line);
  // A likeness of words that says another thing than the reason which stands there counts less, unless the text is known.
  if (reasons.length > 0 && best < 0.97) {
    const named = new Set(reasons.flat());
    for (const [id, score] of scores) if (!named.has(id)) scores.set(id, score * 0.6);
  }
  // What introduces any failure says nothing of its own beside a line that gives the reason.
  if (reasoned && reasons.length === 0 && umbrella.length > 0)
    for (const [id, score] of scores) scores.set(id, score * 0.5);
  for (const means of reasoned ? reasons : umbrella) {
    means.forEach((id, place) => {
      scores.set(id, Math.min(0.99, Math.max(scores.get(id) ?? 0, 0.35) + 0.2 / (1 + place)));
    });
  }
  (reasoned && reasons.length === 0 ? [] : shared).forEach((id, place) => {
    scores.set(id, 0.95 - 0.05 * place);
  });
  return scores;
}

interface Meant {
  readonly reasons: readonly (readonly string[])[];
  /** From what stands before any reason: counts only where there is none. */
  readonly umbrella: readonly (readonly string[])[];
  /** The faults that all show this line, most frequent first; none where it is more of its own. */
  readonly shared: readonly string[];
}

/** Line numbers of source files are no error numbers. */
const sourceLine = /[\w./-]+\.(?:c|cc|cpp|h|erl|go|java|js|py|rb|rs|ts):\d+/g;

/** What the words of a line mean, and the alert in it. */
function meantBy(line: string): Meant {
  const said = line.replace(sourceLine, ' ');
  const meant = meanings.filter(({ when }) => when.test(said));
  const alert = meaningsOfAlert[(tlsAlertInText(said) ?? tlsAlertNamed(said))?.name ?? ''];
  return {
    reasons: [
      ...meant.filter(({ umbrella }) => !umbrella).map(({ means }) => means),
      ...(alert === undefined ? [] : [alert]),
    ],
    umbrella: meant.filter(({ umbrella }) => umbrella).map(({ means }) => means),
    shared: meant.find(({ shared }) => shared)?.means ?? [],
  };
}
