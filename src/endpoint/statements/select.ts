import type { Answer, Value } from '../answer.ts';
import { type Cursor, isOperator, isReserved, isWord } from '../sql/cursor.ts';
import { compare, type Expression, isTrue, readExpression } from '../sql/expression.ts';
import type { Token } from '../sql/tokens.ts';
import { sqlError } from '../sql-error.ts';
import { openTable, type Table } from '../tables.ts';
import { scopeOf } from './scope.ts';
import type { Action, Statement } from './statement.ts';

/** One column asked for; `all` is `*`, `count` is COUNT(*). */
type Item =
  | { readonly kind: 'value'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'all' }
  | { readonly kind: 'count'; readonly name: string };

interface Ordering {
  readonly value: Expression | number;
  readonly descending: boolean;
}

interface Select {
  readonly items: readonly Item[];
  readonly from: { readonly schema: string | undefined; readonly name: string } | undefined;
  readonly where: Expression | undefined;
  readonly order: readonly Ordering[];
  readonly limit: { readonly count: number; readonly skip: number };
}

/** SELECT of values, or from one of the few tables there are. */
export const select: Statement = { words: ['select'], read: (cursor) => actionOf(readSelect(cursor)) };

function readSelect(cursor: Cursor): Select {
  const items = [readItem(cursor)];
  while (cursor.acceptOperator(',')) items.push(readItem(cursor));
  const from = cursor.accept('from') && !cursor.accept('dual') ? readTableName(cursor) : undefined;
  const where = cursor.accept('where') ? readExpression(cursor) : undefined;
  const order: Ordering[] = [];
  if (cursor.accept('order', 'by')) {
    do order.push(readOrdering(cursor));
    while (cursor.acceptOperator(','));
  }
  return { items, from, where, order, limit: readLimit(cursor) };
}

function readItem(cursor: Cursor): Item {
  if (cursor.acceptOperator('*')) return { kind: 'all' };
  const first = cursor.peek();
  const counts = isWord(cursor.peek(), 'count') && isOperator(cursor.peek(1), '(') && isOperator(cursor.peek(2), '*');
  let value: Expression | undefined;
  if (counts) {
    for (let token = 0; token < 3; token += 1) cursor.take();
    cursor.expectOperator(')');
  } else {
    value = readExpression(cursor);
  }
  const name = readAlias(cursor) ?? shownName(cursor, first);
  return value === undefined ? { kind: 'count', name } : { kind: 'value', name, value };
}

/** The text of the expression, without the quotes of a string alone. */
function shownName(cursor: Cursor, first: Token): string {
  const last = cursor.peek(-1);
  return first.start === last.start ? first.text : cursor.sql.slice(first.start, last.end);
}

function readAlias(cursor: Cursor): string | undefined {
  if (cursor.accept('as')) return cursor.text();
  const token = cursor.peek();
  const named = token.kind === 'name' || token.kind === 'string' || (token.kind === 'word' && !isReserved(token));
  return named ? cursor.text() : undefined;
}

function readTableName(cursor: Cursor): NonNullable<Select['from']> {
  const first = cursor.name();
  const from = cursor.acceptOperator('.') ? { schema: first, name: cursor.name() } : { schema: undefined, name: first };
  if (cursor.accept('as')) cursor.name();
  else if (cursor.peek().kind === 'word' && !isReserved(cursor.peek())) cursor.take();
  return from;
}

function readOrdering(cursor: Cursor): Ordering {
  const value = cursor.peek().kind === 'number' ? Number(cursor.take().text) : readExpression(cursor);
  const descending = cursor.accept('desc');
  if (!descending) cursor.accept('asc');
  return { value, descending };
}

/** `LIMIT count`, `LIMIT skip, count`, `LIMIT count OFFSET skip`. */
export function readLimit(cursor: Cursor): Select['limit'] {
  if (!cursor.accept('limit')) return { count: Number.POSITIVE_INFINITY, skip: 0 };
  const first = readCount(cursor);
  if (cursor.acceptOperator(',')) return { skip: first, count: readCount(cursor) };
  return { count: first, skip: cursor.accept('offset') ? readCount(cursor) : 0 };
}

function readCount(cursor: Cursor): number {
  return cursor.peek().kind === 'number' ? Number(cursor.take().text) : cursor.fail();
}

function actionOf(statement: Select): Action {
  return (state, session) => {
    const { from, where, items } = statement;
    const table = from === undefined ? NO_TABLE : openTable(state, session, from.schema, from.name);
    const scope = (values: readonly Value[]) => scopeOf(state, session, { table, values });
    const fitting = table.rows.filter((values) => where === undefined || isTrue(where(scope(values))));
    const columns = items.flatMap((item) => (item.kind === 'all' ? allColumns(table) : [item.name]));
    const cells = (values: readonly Value[]): Value[] => {
      const row = items.flatMap((item) => {
        if (item.kind === 'all') return values;
        return item.kind === 'count' ? [fitting.length] : [item.value(scope(values))];
      });
      const length = row.reduce<number>((sum, value) => sum + String(value).length, 0);
      return length > ROW_MAX ? sqlError(1153, '08S01', "Got a packet bigger than 'max_allowed_packet' bytes") : row;
    };
    if (items.some((item) => item.kind === 'count'))
      return { kind: 'rows', columns, rows: limited([cells(fitting[0] ?? [])], statement) };
    const made = fitting.map((values) => ({
      cells: cells(values),
      keys: keysOf(statement.order, cells(values), scope(values)),
    }));
    const sorted = made.sort((a, b) => compareKeys(a.keys, b.keys, statement.order)).map((row) => row.cells);
    return { kind: 'rows', columns, rows: limited(sorted, statement) } satisfies Answer;
  };
}

/** Characters that a row may have. */
const ROW_MAX = 4 * 1024 * 1024;

/** One row without columns: what SELECT without FROM reads. */
const NO_TABLE: Table = { columns: [], rows: [[]], exact: false };

function allColumns(table: Table): readonly string[] {
  return table === NO_TABLE ? sqlError(1096, 'HY000', 'No tables used') : table.columns;
}

function keysOf(order: readonly Ordering[], cells: readonly Value[], scope: Parameters<Expression>[0]): Value[] {
  return order.map(({ value }) => (typeof value === 'number' ? (cells[value - 1] ?? null) : value(scope)));
}

function compareKeys(a: readonly Value[], b: readonly Value[], order: readonly Ordering[]): number {
  for (const [index, { descending }] of order.entries()) {
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    // NULL comes first.
    const by = compare(left, right, false) ?? Number(right === null) - Number(left === null);
    if (by !== 0) return descending ? -by : by;
  }
  return 0;
}

function limited<Row>(rows: readonly Row[], { limit }: Select): readonly Row[] {
  return rows.slice(limit.skip, limit.skip + limit.count);
}
