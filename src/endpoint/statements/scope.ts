import type { Value } from '../answer.ts';
import type { Scope } from '../sql/expression.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import type { Table } from '../tables.ts';
import { selectVariable } from '../variables.ts';

/** Characters that a value made here may have: doubling it in a loop must not cost all memory. */
const VALUE_MAX = 1024 * 1024;

type SqlFunction = (state: ServerState, session: Session, values: readonly Value[]) => Value;

const user: SqlFunction = (_, session) => `${session.user}@${session.peer.host}`;
const currentUser: SqlFunction = (_, { account }) => `${account.user}@${account.host}`;
const database: SqlFunction = (_, session) => session.database ?? null;
const now: SqlFunction = (state) => new Date(state.now()).toISOString().slice(0, 19).replace('T', ' ');

const functions: Readonly<Record<string, SqlFunction>> = {
  coalesce: (_, __, values) => values.find((value) => value !== null) ?? null,
  concat: (_, __, values) => {
    const length = values.reduce<number>((sum, value) => sum + String(value).length, 0);
    // As for max_allowed_packet: a value that would be too long is NULL.
    return values.includes(null) || length > VALUE_MAX ? null : values.join('');
  },
  connection_id: (_, session) => session.id,
  current_role: () => 'NONE',
  current_timestamp: now,
  current_user: currentUser,
  database,
  ifnull: (_, __, [value = null, other = null]) => value ?? other,
  last_insert_id: () => 0,
  length: (_, __, [value = null]) => (value === null ? null : Buffer.byteLength(String(value))),
  lower: (_, __, [value = null]) => (value === null ? null : String(value).toLowerCase()),
  now,
  row_count: () => -1,
  schema: database,
  session_user: user,
  system_user: user,
  unix_timestamp: (state) => Math.floor(state.now() / 1000),
  upper: (_, __, [value = null]) => (value === null ? null : String(value).toUpperCase()),
  user,
  version: (state) => state.version,
};

/** What expressions of a statement see; `row` with its table where there is one. */
export function scopeOf(
  state: ServerState,
  session: Session,
  row?: { readonly table: Table; readonly values: readonly Value[] },
): Scope {
  return {
    systemVariable: (scope, name) => selectVariable(state, session, scope, name),
    userVariable: (name) => session.own.get(name) ?? null,
    call: (name, values) => {
      const key = name.toLowerCase();
      const found = Object.hasOwn(functions, key) ? functions[key] : undefined;
      if (found === undefined) sqlError(1305, '42000', `FUNCTION ${name} does not exist`);
      return found(state, session, values);
    },
    column: (name) => {
      const index = row?.table.columns.findIndex((each) => each.toLowerCase() === name.toLowerCase()) ?? -1;
      if (index === -1) sqlError(1054, '42S22', `Unknown column '${name}' in 'field list'`);
      return row?.values[index] ?? null;
    },
    exact: row?.table.exact ?? false,
  };
}
