// npm run judge:healthy [-- --count N] [--seed N] [--at INDEX] [--by-hand] [--like TEXT] [--record DIR]: generates healthy
// set-ups on real servers, or makes those that were thought of by hand, and looks at
// each from every side; a finding above notice is a false alarm. Exit status 1 when there was one.
import { healthyByHand } from './healthy-by-hand.ts';
import { healthySetUps } from './healthy-set-ups.ts';
import { judge } from './judge.ts';
import type { JudgedRow } from './judged-row.ts';

const words = process.argv.slice(2);
const number = (name: string, unless: number): number =>
  words.includes(name) ? Number(words[words.indexOf(name) + 1]) : unless;

const record = words.indexOf('--record');
const like = words.includes('--like') ? (words[words.indexOf('--like') + 1] ?? '') : '';
const all = words.includes('--by-hand')
  ? healthyByHand.flatMap((scenario) => scenario.servers.map((server) => ({ ...scenario, servers: [server] })))
  : healthySetUps(number('--count', 100), number('--seed', 1));
const rows: JudgedRow[] = [];
for (const [index, scenario] of all.entries()) {
  if (!`${scenario.servers[0]} ${scenario.variant}`.includes(like)) continue;
  if (words.includes('--at') && index !== number('--at', 0)) continue;
  const own = await judge(scenario, scenario.servers[0] ?? '', {
    mend: false,
    ...(record === -1 ? {} : { record: words[record + 1] ?? '' }),
  });
  rows.push(...own);
  for (const row of own.filter(({ mark }) => mark !== 'right'))
    console.log(`${index} ${row.mark} @${row.server} ${row.side}${row.variant}: ${row.said}`);
}
const bad = rows.filter(({ mark }) => mark === 'wrong');
const lost = rows.filter(({ mark }) => mark === 'no setup');
const slow = Math.max(...rows.map(({ millis }) => millis));
console.log(
  `${new Set(rows.map(({ server }) => server)).size} servers, ${rows.length} looks at ${all.length} set-ups: ${bad.length} false alarms, ${lost.length} not set up; slowest ${slow} ms`,
);
process.exitCode = bad.length > 0 ? 1 : 0;
