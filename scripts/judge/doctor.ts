// npm run judge:doctor [-- --family F] [--id ID] [--server NAME] [--side SIDE] [--no-mend | --by-fix] [--lines] [--record DIR]:
// sets faults up on real servers, runs the built doctor on each from the client's side, the server's side and both, pastes its own
// fix lines (or has it mend with --fix), and prints a table of what it said; with --lines also the fix lines that did not mend.
// Exit status 1 when a cause was wrong.
import { allScenarios } from './faults/all.ts';
import { notReproduced } from './faults/not-reproduced.ts';
import { judge } from './judge.ts';
import type { JudgedRow } from './judged-row.ts';
import type { Side } from './scenario.ts';

const words = process.argv.slice(2);
const option = (name: string): string | undefined =>
  words.includes(name) ? words[words.indexOf(name) + 1] : undefined;
const [family, id, server, side] = ['--family', '--id', '--server', '--side'].map(option);
const record = option('--record');
const rows: (JudgedRow & { readonly family: string })[] = [];

for (const [name, scenarios] of Object.entries(allScenarios)) {
  if (family !== undefined && family !== name) continue;
  for (const scenario of scenarios.filter((entry) => id === undefined || entry.id === id)) {
    for (const on of scenario.servers.filter((entry) => server === undefined || entry === server)) {
      const own = await judge(scenario, on, {
        mend: !words.includes('--no-mend'),
        byFix: words.includes('--by-fix'),
        ...(record === undefined ? {} : { record }),
      });
      for (const row of own.filter((entry) => side === undefined || entry.side === side || entry.side === '-')) {
        rows.push({ ...row, family: name });
        console.log(lineOf(row));
        if (words.includes('--lines') && row.mended === false)
          for (const line of row.fix ?? []) console.log(`    ${line}`);
      }
    }
  }
}

console.log('');
for (const name of [...new Set(rows.map((row) => row.family))]) {
  for (const where of ['client', 'server', 'both'] satisfies Side[]) {
    const own = rows.filter((row) => row.family === name && row.side === where);
    if (own.length > 0) console.log(`${name.padEnd(16)} ${where.padEnd(6)} ${counts(own)}`);
  }
}
const mended = rows.filter(({ mended: yes }) => yes !== undefined);
if (mended.length > 0)
  console.log(`mended by its own lines: ${mended.filter((row) => row.mended === true).length} of ${mended.length}`);
const lost = rows.filter(({ side: where }) => where === '-');
if (lost.length > 0) console.log(`not set up: ${lost.map((row) => `${row.id}@${row.server}`).join(' ')}`);
if (id === undefined && server === undefined)
  for (const [fault, why] of Object.entries(notReproduced)) console.log(`not reproduced: ${fault}: ${why}`);
process.exitCode = rows.some(({ mark }) => mark === 'wrong') ? 1 : 0;

function lineOf(row: JudgedRow): string {
  const cured = row.mended === undefined ? '' : row.mended ? '  mended' : `  NOT MENDED (${row.after})`;
  const said = row.mark === 'right' ? '' : `  said: ${row.said}`;
  return `${row.mark.padEnd(8)} ${row.id}${row.variant} @${row.server} ${row.side} ${row.millis} ms ${row.opened}/${row.counted}${said}${cured}`;
}

function counts(own: readonly JudgedRow[]): string {
  const of = (mark: JudgedRow['mark']): number => own.filter((row) => row.mark === mark).length;
  const slow = Math.max(...own.map(({ millis }) => millis));
  const most = Math.max(...own.map(({ opened }) => opened));
  const counted = Math.max(...own.map((row) => row.counted));
  return `${of('right')} right, ${of('narrowed')} narrowed, ${of('silent')} silent, ${of('wrong')} wrong, of ${own.length}; slowest ${slow} ms; connections at most ${most}, counted ${counted}`;
}
