import type { TlsqlError } from '../base/error.ts';
import { textTable } from '../base/text-table.ts';
import { printable } from '../report/printable.ts';
import type { Secured } from './secure.ts';
import { securedJson } from './secured-text.ts';

/** What came of one server of many; neither outcome nor error: it was not begun. */
export interface FleetResult {
  readonly at: string;
  readonly secured?: Secured;
  readonly error?: TlsqlError;
  readonly millis: number;
}

/** A line for progress: `db3:3306: proven (1.2 s)`. */
export function fleetLine(result: FleetResult): string {
  const why = whyOf(result);
  return `${result.at}: ${verdictOf(result)}${why === '' ? '' : `: ${why}`} (${seconds(result.millis)})`;
}

/** The report for people: one line a server, and how many ended how. */
export function fleetText(results: readonly FleetResult[], millis: number): string {
  const rows = results.map((result) => {
    const begun = verdictOf(result) !== 'not begun';
    return [
      result.at,
      result.secured?.version ?? '',
      verdictOf(result),
      begun ? seconds(result.millis) : '',
      whyOf(result),
    ];
  });
  return [textTable(columns, rows), '', `${countsText(results)} (${seconds(millis)})`].join('\n');
}

const columns = [
  { title: 'server' },
  { title: 'version' },
  { title: 'verdict' },
  { title: 'time', align: 'right' as const },
  { title: 'why' },
];

/** The document of `secure --inventory --json`. */
export function fleetJson(results: readonly FleetResult[], millis: number): Record<string, unknown> {
  const verdicts = [...new Set(results.map(verdictOf))];
  return {
    verdict: verdicts.length === 1 ? verdicts[0] : 'mixed',
    counts: countsOf(results),
    servers: results.map((result) => ({
      at: result.at,
      verdict: verdictOf(result),
      millis: Math.round(result.millis),
      ...(result.secured === undefined ? {} : { report: securedJson(result.secured, result.millis) }),
      ...(result.error === undefined
        ? {}
        : { error: { code: result.error.code, text: result.error.message, next: result.error.detail.next } }),
    })),
    millis: Math.round(millis),
  };
}

function verdictOf({ secured, error }: FleetResult): string {
  if (error !== undefined) return 'failed';
  return secured?.verdict ?? 'not begun';
}

function whyOf({ secured, error }: FleetResult): string {
  const why =
    error?.message ?? secured?.error?.text ?? secured?.plan.refusals[0]?.what ?? secured?.survival?.lost[0] ?? '';
  return printable(why);
}

function countsOf(results: readonly FleetResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) counts[verdictOf(result)] = (counts[verdictOf(result)] ?? 0) + 1;
  return counts;
}

function countsText(results: readonly FleetResult[]): string {
  const parts = Object.entries(countsOf(results)).map(([verdict, count]) => `${count} ${verdict}`);
  return `${results.length} servers: ${parts.join(', ')}`;
}

const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`;
