import { deadlineIn } from '../base/deadline.ts';
import { parseTextRow } from '../mysql/packets/text-row.ts';
import type { Session } from './open-session.ts';
import { runStatement } from './query.ts';

/** One row by the names of its columns; NULL is `''`. */
export type NamedRow = Readonly<Record<string, string>>;

/** Runs a statement whose columns differ from version to version (`SHOW REPLICA STATUS`) and returns its rows. */
export async function namedRows(
  session: Pick<Session, 'channel' | 'outcome'>,
  sql: string,
  millis = 3000,
): Promise<NamedRow[]> {
  const text = new TextDecoder();
  let names: readonly string[] = [];
  const rows: NamedRow[] = [];
  await runStatement(session.channel, session.outcome.capabilities, sql, deadlineIn(millis), {
    columns: (columns) => {
      names = columns.map(({ name }) => name);
    },
    row: (payload, count) => {
      const fields = parseTextRow(payload, count).map((field) => (field === null ? '' : text.decode(field)));
      rows.push(Object.fromEntries(fields.map((field, index) => [names[index] ?? String(index), field])));
      return undefined;
    },
  });
  return rows;
}
