import type { Answer, Value } from '../answer.ts';
import type { Cursor } from '../sql/cursor.ts';
import { isTrue, readExpression } from '../sql/expression.ts';
import { matchesPattern } from '../sql/like.ts';
import type { ServerState, Session } from '../state.ts';
import { statusVariables } from '../status.ts';
import { showVariable, variableNames } from '../variables.ts';
import { scopeOf } from './scope.ts';
import type { Action, Statement } from './statement.ts';

/** Which rows of a SHOW are wanted, by the column that LIKE looks at. */
export type Filter = (
  state: ServerState,
  session: Session,
  columns: readonly string[],
  values: readonly Value[],
) => boolean;

/** `LIKE 'pattern'` on the first column, or `WHERE expression`. */
export function readFilter(cursor: Cursor): Filter {
  if (cursor.accept('like')) {
    const pattern = cursor.string().toLowerCase();
    return (_, __, ___, [first]) => matchesPattern(String(first).toLowerCase(), pattern);
  }
  if (!cursor.accept('where')) return () => true;
  const where = readExpression(cursor);
  return (state, session, columns, values) =>
    isTrue(where(scopeOf(state, session, { table: { columns, rows: [], exact: false }, values })));
}

/** The rows that the filter lets through. */
export function filtered(
  state: ServerState,
  session: Session,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  filter: Filter,
): Answer {
  return { kind: 'rows', columns, rows: rows.filter((values) => filter(state, session, columns, values)) };
}

const columns = ['Variable_name', 'Value'];

function readStatus(cursor: Cursor): Action {
  const filter = readFilter(cursor);
  return (state, session) => filtered(state, session, columns, statusVariables(state, session), filter);
}

function readVariables(scope: 'global' | undefined): Statement['read'] {
  return (cursor) => {
    const filter = readFilter(cursor);
    return (state, session) => {
      const rows = variableNames(state.flavor).flatMap((name) => {
        const value = valueOrUndefined(() => showVariable(state, session, scope, name));
        return value === undefined ? [] : [[name, value ?? '']];
      });
      return filtered(state, session, columns, rows, filter);
    };
  };
}

/** Undefined for the session's own variables where global ones are wanted. */
function valueOrUndefined(show: () => string | null): string | null | undefined {
  try {
    return show();
  } catch {
    return undefined;
  }
}

/** SHOW [GLOBAL|SESSION|LOCAL] STATUS and VARIABLES. */
export const showValues: readonly Statement[] = [
  { words: ['show', 'status'], read: readStatus },
  { words: ['show', 'global', 'status'], read: readStatus },
  { words: ['show', 'session', 'status'], read: readStatus },
  { words: ['show', 'local', 'status'], read: readStatus },
  { words: ['show', 'variables'], read: readVariables(undefined) },
  { words: ['show', 'global', 'variables'], read: readVariables('global') },
  { words: ['show', 'session', 'variables'], read: readVariables(undefined) },
  { words: ['show', 'local', 'variables'], read: readVariables(undefined) },
];
