import { addressText } from '../checks/engine/attempts.ts';
import type { Finding } from '../checks/engine/check.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import type { Attempt } from '../facts/wire.ts';
import { printable } from './printable.ts';
import { valueText } from './value-text.ts';
import { type WayPart, wayOf } from './way.ts';

/** What stands around the diagnosis on its page. */
export interface PageFacts {
  readonly time: Date;
  readonly version: string;
}

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
pre, td, code { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { padding: .75rem; border: 1px solid #8886; overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
.broken { border-left: .4rem solid #c33; padding-left: .75rem; } .healthy { border-left: .4rem solid #393; padding-left: .75rem; }
.unknown { border-left: .4rem solid #b80; padding-left: .75rem; }
.way { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.way li { flex: 1 1 6rem; border: 1px solid #8886; border-top: .4rem solid #8886; padding: .25rem .5rem; overflow-wrap: anywhere; }
.way small { display: block; } .way .passed { border-top-color: #393; } .way .stopped { border-top-color: #c33; font-weight: bold; }
.way .not-reached { opacity: .5; } .way .left-out { border-top-style: dashed; }
`;

/** The diagnosis as one page that needs nothing else: no script, no other file, every text escaped. */
export function diagnosisHtml(diagnosis: Diagnosis, attempts: readonly Attempt[], page: PageFacts): string {
  const { verdict, cause, findings, notChecked, checked } = diagnosis;
  const rest = findings.filter((finding) => finding !== cause);
  const headline = cause?.what ?? headlines[verdict];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(`tlsql doctor: ${cause?.id ?? verdict}`)}</title><style>${style}</style></head><body>`,
    `<h1 class="${verdict}">${escaped(headline)}</h1>`,
    `<p>tlsql ${escaped(page.version)}, ${escaped(page.time.toISOString())}: ${verdict}.</p>`,
    ...wayPart(attempts),
    ...(cause === null ? [] : causePart(cause)),
    ...(rest.length === 0 ? [] : ['<h2>Also seen</h2>', table(['severity', 'id', 'what'], rest.map(restRow))]),
    '<h2>Connections</h2>',
    attempts.length === 0
      ? '<p>None was opened.</p>'
      : table(['to', 'purpose', 'came to', 'counted by the server'], attempts.map(attemptRow)),
    `<h2>What was looked at</h2><p>${checked.length} checks looked; ${notChecked.length} could not.</p>`,
    ...(notChecked.length === 0
      ? []
      : [
          table(
            ['check', 'why not'],
            notChecked.map(({ id, why }) => [id, why]),
          ),
        ]),
    '</body></html>',
  ].join('\n');
}

const headlines: Readonly<Record<Diagnosis['verdict'], string>> = {
  healthy: 'healthy: nothing was found that keeps TLS from working',
  broken: 'broken: it does not work, and what was seen does not tell why',
  unknown: 'unknown: neither a success nor a fault was seen',
};

const waySays: Readonly<Record<WayPart['state'], string>> = {
  passed: 'passed',
  stopped: 'it stopped here',
  'left-out': 'left out',
  'not-reached': 'not reached',
};

/** A picture of how far the first connection came. */
function wayPart(attempts: readonly Attempt[]): string[] {
  const parts = wayOf(attempts);
  if (parts.length === 0) return [];
  const items = parts.map(
    ({ name, state, seen }) =>
      `<li class="${state}">${name}<small>${waySays[state]}</small><small>${escaped(seen)}</small></li>`,
  );
  return ['<h2>How far it came</h2>', `<ol class="way">${items.join('')}</ol>`];
}

function causePart({ id, why, certainty, candidates, evidence, fix }: Finding): string[] {
  return [
    `<p><code>${escaped(id)}</code> (${escaped(certainty)}): ${escaped(why)}</p>`,
    ...(candidates.length === 0 ? [] : [`<p>It is one of: ${escaped(candidates.join(', '))}</p>`]),
    '<h2>Evidence</h2>',
    table(
      ['what', 'seen'],
      Object.entries(evidence).map(([name, value]) => [name, valueText(value)]),
    ),
    ...(fix.length === 0 ? [] : [`<h2>To mend it</h2><pre>${escaped(fix.join('\n'))}</pre>`]),
  ];
}

function restRow({ severity, id, what, consequenceOf }: Finding): string[] {
  return [severity, id, consequenceOf === undefined ? what : `${what} (follows from ${consequenceOf})`];
}

function attemptRow(attempt: Attempt): string[] {
  const { purpose, stage, counted } = attempt;
  return [addressText(attempt), purpose, stage, counted === true ? 'yes' : 'no'];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
