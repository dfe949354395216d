// npm run judge:replay -- DIR [--id ID] [--text]: runs the checks over the facts that `judge:doctor --record DIR` kept, and
// prints each look whose answer is another one than it was. A thousand looks take seconds, without a server. Exit status 1
// when an answer got worse.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { checks, faults } from '../../src/checks/all.ts';
import { type Diagnosis, decide } from '../../src/checks/engine/decide.ts';
import { withComplaint } from '../../src/checks/engine/with-complaint.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { diagnosisText } from '../../src/report/diagnosis-report.ts';
import { allScenarios } from './faults/all.ts';
import { type JudgedRow, markOf, text } from './judged-row.ts';

const [folder = '', ...words] = process.argv.slice(2);
const id = words.includes('--id') ? words[words.indexOf('--id') + 1] : undefined;
const scenarios = Object.values(allScenarios).flat();
const worth = { right: 3, narrowed: 2, silent: 1, wrong: 0, 'no setup': 0 } as const;
const counts: Record<string, number> = {};
let worse = 0;

for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
  const row = JSON.parse(readFileSync(join(folder, name), 'utf8')) as JudgedRow;
  if (row.side === '-' || (id !== undefined && row.id !== id)) continue;
  const scenario =
    row.id === 'healthy'
      ? row
      : scenarios.find(
          (entry) =>
            entry.id === row.id && variantOf(entry.variant) === row.variant && entry.servers.includes(row.server),
        );
  const facts = factsOf(name);
  if (scenario === undefined || facts === undefined) {
    counts['not replayed'] = (counts['not replayed'] ?? 0) + 1;
    continue;
  }
  const diagnosis = withComplaint(decide(facts, checks), facts, faults);
  const said = answerOf(diagnosis);
  const mark = markOf(scenario, row.side, said);
  counts[mark] = (counts[mark] ?? 0) + 1;
  if (words.includes('--text')) console.log(diagnosisText(diagnosis, facts.wire?.attempts ?? []));
  if (mark === row.mark && text(said) === row.said) continue;
  const change = worth[mark] - worth[row.mark];
  if (change < 0) worse += 1;
  const how = change < 0 ? 'WORSE ' : change > 0 ? 'better' : 'other ';
  console.log(`${how} ${row.id}${row.variant} @${row.server} ${row.side}: ${row.mark}, now ${mark}`);
  console.log(`         was: ${row.said}\n         now: ${text(said)}`);
}
console.log(
  `${Object.entries(counts)
    .map(([mark, count]) => `${count} ${mark}`)
    .join(', ')}; ${worse} got worse`,
);
process.exitCode = worse > 0 ? 1 : 0;

function variantOf(variant: string | undefined): string {
  return variant === undefined ? '' : ` (${variant})`;
}

function factsOf(name: string): Facts | undefined {
  try {
    return deserialize(readFileSync(join(folder, name.replace(/json$/, 'facts')))) as Facts;
  } catch {
    return undefined;
  }
}

function answerOf({ verdict, cause, findings }: Diagnosis): Parameters<typeof text>[0] {
  return {
    verdict,
    cause: cause?.id,
    what: cause?.what ?? '',
    candidates: cause?.candidates ?? [],
    loud: findings.filter(({ severity }) => severity !== 'notice').map((finding) => finding.id),
    noise: undefined,
    status: 0,
  };
}
