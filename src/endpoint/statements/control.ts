import { OK } from '../answer.ts';
import { demand } from '../privileges.ts';
import type { Cursor } from '../sql/cursor.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import type { Action, Statement } from './statement.ts';

/** Moves the session to a database. Errors: 1049. Shared with COM_INIT_DB. */
export function useDatabase(state: ServerState, session: Session, name: string): void {
  if (!state.databases.has(name)) sqlError(1049, '42000', `Unknown database '${name}'`);
  session.database = name;
}

function readUse(cursor: Cursor): Action {
  const name = cursor.name();
  return (state, session) => {
    useDatabase(state, session, name);
    return { kind: 'ok', changes: [{ type: 'schema', name }] };
  };
}

function readKill(cursor: Cursor): Action {
  if (!cursor.accept('connection')) cursor.accept('query');
  if (cursor.peek().kind !== 'number') cursor.fail();
  const id = Number(cursor.take().text);
  return (state, session) => {
    const target = state.sessions.get(id) ?? sqlError(1094, 'HY000', `Unknown thread id: ${id}`);
    if (target.user !== session.user) demand(session, 'CONNECTION_ADMIN');
    target.end();
    return OK;
  };
}

function readShutdown(): Action {
  return (state, session) => {
    demand(session, 'SHUTDOWN');
    state.shutdown();
    return OK;
  };
}

function readCreateDatabase(cursor: Cursor): Action {
  const lenient = cursor.accept('if', 'not', 'exists');
  const name = cursor.name();
  return (state, session) => {
    demand(session, 'CREATE');
    if (state.databases.has(name) && !lenient)
      sqlError(1007, 'HY000', `Can't create database '${name}'; database exists`);
    state.databases.add(name);
    return { kind: 'ok', affected: 1 };
  };
}

function readDropDatabase(cursor: Cursor): Action {
  const lenient = cursor.accept('if', 'exists');
  const name = cursor.name();
  return (state, session) => {
    demand(session, 'DROP');
    if (!state.databases.delete(name) && !lenient)
      sqlError(1008, 'HY000', `Can't drop database '${name}'; database doesn't exist`);
    if (session.database === name) session.database = undefined;
    return OK;
  };
}

/** There are no tables to change, so that beginning and ending a transaction is always right. */
function transaction(...words: readonly string[]): Statement {
  return {
    words,
    read: (cursor) => {
      if (!cursor.accept('work')) cursor.accept('with', 'consistent', 'snapshot');
      return () => OK;
    },
  };
}

/** USE, KILL, SHUTDOWN, CREATE and DROP DATABASE, transactions. */
export const controlStatements: readonly Statement[] = [
  { words: ['use'], read: readUse },
  { words: ['kill'], read: readKill },
  { words: ['shutdown'], read: readShutdown },
  ...['database', 'schema'].flatMap((word): Statement[] => [
    { words: ['create', word], read: readCreateDatabase },
    { words: ['drop', word], read: readDropDatabase },
  ]),
  transaction('begin'),
  transaction('start', 'transaction'),
  transaction('commit'),
  transaction('rollback'),
];
