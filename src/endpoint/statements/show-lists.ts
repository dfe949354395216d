import type { Value } from '../answer.ts';
import type { Cursor } from '../sql/cursor.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import { accountPlugins } from '../stored-credential.ts';
import { openTable, tableNames } from '../tables.ts';
import { readLimit } from './select.ts';
import { filtered, readFilter } from './show-values.ts';
import type { Action, Statement } from './statement.ts';

type Rows = (state: ServerState, session: Session) => readonly (readonly Value[])[];

/** A SHOW of rows that LIKE and WHERE may thin out. */
function list(words: string, columns: readonly string[], rows: Rows): Statement {
  return {
    words: words.split(' '),
    read: (cursor) => {
      const filter = readFilter(cursor);
      return (state, session) => filtered(state, session, columns, rows(state, session), filter);
    },
  };
}

function warnings(level: 'Error' | undefined): Statement['read'] {
  return (cursor) => {
    const { skip, count } = readLimit(cursor);
    return (_, session) => ({
      kind: 'rows',
      columns: ['Level', 'Code', 'Message'],
      rows: session.warnings
        .filter((warning) => level === undefined || warning.level === level)
        .slice(skip, skip + count)
        .map(({ level: kind, number, message }) => [kind, number, message]),
    });
  };
}

function readTables(cursor: Cursor): Action {
  const schema = cursor.accept('from') || cursor.accept('in') ? cursor.name() : undefined;
  const filter = readFilter(cursor);
  return (state, session) => {
    const database = schema ?? session.database ?? sqlError(1046, '3D000', 'No database selected');
    if (!state.databases.has(database)) sqlError(1049, '42000', `Unknown database '${database}'`);
    const rows = tableNames(database).map((name) => [name]);
    return filtered(state, session, [`Tables_in_${database}`], rows, filter);
  };
}

const processes: Rows = (state, session) => openTable(state, session, 'information_schema', 'processlist').rows;
const processColumns = ['Id', 'User', 'Host', 'db', 'Command', 'Time', 'State', 'Info'];
const sets = [
  ['binary', 'Binary pseudo charset', 'binary', 1],
  ['latin1', 'cp1252 West European', 'latin1_swedish_ci', 1],
  ['utf8mb4', 'UTF-8 Unicode', 'utf8mb4_0900_ai_ci', 4],
];
const collations = [
  ['binary', 'binary', 63, 'Yes', 'Yes', 1, 'NO PAD'],
  ['latin1_swedish_ci', 'latin1', 8, 'Yes', 'Yes', 1, 'PAD SPACE'],
  ['utf8mb4_0900_ai_ci', 'utf8mb4', 255, 'Yes', 'Yes', 0, 'NO PAD'],
  ['utf8mb4_general_ci', 'utf8mb4', 45, '', 'Yes', 1, 'PAD SPACE'],
];

/** SHOW of what drivers and people look around for. */
export const showLists: readonly Statement[] = [
  { words: ['show', 'warnings'], read: warnings(undefined), keepsWarnings: true },
  { words: ['show', 'errors'], read: warnings('Error'), keepsWarnings: true },
  { words: ['show', 'tables'], read: readTables },
  { words: ['show', 'full', 'tables'], read: readTables },
  list('show databases', ['Database'], (state) => [...state.databases].sort().map((name) => [name])),
  list('show schemas', ['Database'], (state) => [...state.databases].sort().map((name) => [name])),
  list('show processlist', processColumns, processes),
  list('show full processlist', processColumns, processes),
  list('show plugins', ['Name', 'Status', 'Type', 'Library', 'License'], () =>
    accountPlugins().map((name) => [name, 'ACTIVE', 'AUTHENTICATION', null, 'Apache-2.0']),
  ),
  list('show character set', ['Charset', 'Description', 'Default collation', 'Maxlen'], () => sets),
  list(
    'show collation',
    ['Collation', 'Charset', 'Id', 'Default', 'Compiled', 'Sortlen', 'Pad_attribute'],
    () => collations,
  ),
];
