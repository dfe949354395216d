import { arrange } from './arrange.ts';
import { type JudgedRow, markOf, text } from './judged-row.ts';
import { mend, provedItself } from './mend.ts';
import { factsFile, keepRow } from './record.ts';
import { runDoctor, type Said } from './run-doctor.ts';
import type { Scenario, Side } from './scenario.ts';

/** Sets one fault up, asks from every side, and pastes the fix lines of the last answer. */
export async function judge(
  scenario: Scenario,
  server: string,
  wish: { readonly mend: boolean; readonly byFix?: boolean; readonly record?: string },
): Promise<JudgedRow[]> {
  const about = { id: scenario.id, variant: scenario.variant === undefined ? '' : ` (${scenario.variant})`, server };
  const none = { said: '', opened: 0, counted: 0, millis: 0 };
  let arranged: Awaited<ReturnType<typeof arrange>>;
  try {
    arranged = await arrange(scenario, server);
  } catch (error) {
    const said = (error as Error).message.split('\n').slice(0, 4).join(' ');
    return [{ ...about, ...none, side: '-', mark: 'no setup', said }];
  }
  try {
    const rows: JudgedRow[] = [];
    let last: Said | undefined;
    for (const [side, words] of Object.entries(arranged.words) as [Side, readonly string[]][]) {
      const own = { ...about, side };
      last = await runDoctor(side, words, arranged.env, wish.record && factsFile(wish.record, own));
      const { opened, counted, millis } = last;
      const row: JudgedRow = { ...own, mark: markOf(scenario, side, last), said: text(last), opened, counted, millis };
      rows.push(row);
      if (wish.record !== undefined) keepRow(wish.record, row);
    }
    const row = rows.at(-1);
    const from = arranged.words.both === undefined ? 'server' : 'both';
    const words = arranged.words[from];
    if (
      !wish.mend ||
      scenario.byHand !== undefined ||
      row?.mark !== 'right' ||
      row.id === 'healthy' ||
      words === undefined ||
      last === undefined
    )
      return rows;
    const lines = wish.byFix === true ? [fixLine(words, arranged.env)] : last.fix;
    const outcome = await mend(arranged, lines);
    if (outcome === 'nothing to paste')
      return [...rows.slice(0, -1), { ...row, mended: false, after: outcome, fix: last.fix }];
    const again = await runDoctor(from, words, arranged.env);
    return [
      ...rows.slice(0, -1),
      {
        ...row,
        mended: provedItself(arranged) || (again.cause !== scenario.id && again.verdict === 'healthy'),
        after: text(again),
        fix: last.fix,
      },
    ];
  } finally {
    await arranged.clear();
  }
}

/** The doctor mends what it can itself, in place of its lines. */
function fixLine(words: readonly string[], env: Readonly<Record<string, string>>): string {
  const quoted = (all: readonly string[]): string => all.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const outside = Object.entries({ HOME: '/nonexistent', ...env }).map(([name, value]) => `${name}=${value}`);
  const fix = ['--fix', '--yes', '--allow-restart', '--restart-command', 'systemctl restart mysql', '--state', 'state'];
  return `env ${quoted(outside)} tlsql doctor ${quoted([...words, ...fix])}`;
}
