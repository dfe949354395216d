import type { SessionChange } from '../../mysql/packets/session-state.ts';
import type { Value } from '../answer.ts';
import { demand } from '../privileges.ts';
import type { Cursor } from '../sql/cursor.ts';
import { type Expression, readExpression } from '../sql/expression.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import { setVariable, showVariable } from '../variables.ts';
import { scopeOf } from './scope.ts';
import type { Action, Statement } from './statement.ts';

/** User variables that a session may have. */
const OWN_MAX = 64;

/** One thing that SET sets. */
type Assignment = (state: ServerState, session: Session, changes: SessionChange[]) => void;

/** SET of variables, NAMES, CHARACTER SET and TRANSACTION. */
export const set: Statement = { words: ['set'], read: readSet };

function readSet(cursor: Cursor): Action {
  const assignments = [readAssignment(cursor)];
  while (cursor.acceptOperator(',')) assignments.push(readAssignment(cursor));
  return (state, session) => {
    const changes: SessionChange[] = [];
    for (const assign of assignments) assign(state, session, changes);
    return { kind: 'ok', changes };
  };
}

function readAssignment(cursor: Cursor): Assignment {
  if (cursor.accept('names') || cursor.accept('character', 'set') || cursor.accept('charset')) return readNames(cursor);
  if (cursor.acceptOperator('@')) {
    const name = cursor.text().toLowerCase();
    const value = readValue(cursor);
    return (state, session) => {
      if (session.own.size >= OWN_MAX && !session.own.has(name)) sqlError(1041, 'HY000', 'Out of memory');
      session.own.set(name, value?.(scopeOf(state, session)) ?? null);
    };
  }
  const atAt = cursor.acceptOperator('@@');
  const scope = readScope(cursor);
  if (atAt && scope !== undefined) cursor.expectOperator('.');
  if (!atAt && cursor.accept('transaction')) return readTransaction(cursor, scope ?? 'session');
  const name = cursor.name();
  const value = readValue(cursor);
  return (state, session, changes) => {
    if (scope === 'global') demand(session, 'SYSTEM_VARIABLES_ADMIN');
    const words = scopeOf(state, session);
    // A bare word is a text: SET character_set_results = utf8mb4.
    setVariable(state, session, scope ?? 'session', name, value?.({ ...words, column: (word) => word }));
    if (scope !== 'global') changes.push(...tracked(state, session, name.toLowerCase()));
  };
}

const scopes: Readonly<Record<string, 'global' | 'session'>> = {
  global: 'global',
  persist: 'global',
  session: 'session',
  local: 'session',
};

/** GLOBAL, SESSION … before a name; PERSIST is GLOBAL here: nothing outlives this server. */
function readScope(cursor: Cursor): 'global' | 'session' | undefined {
  for (const [word, scope] of Object.entries(scopes)) if (cursor.accept(word)) return scope;
  return undefined;
}

/** Undefined for DEFAULT. */
function readValue(cursor: Cursor): Expression | undefined {
  if (!cursor.acceptOperator(':=')) cursor.expectOperator('=');
  if (cursor.accept('default')) return undefined;
  // ON is no name elsewhere.
  if (cursor.accept('on')) return () => 'ON';
  return cursor.accept('binary') ? () => 'binary' : readExpression(cursor);
}

const characterSets =
  'ascii big5 binary cp1250 cp1251 cp1252 gbk gb18030 latin1 latin2 sjis ucs2 utf16 utf32 utf8 utf8mb3 utf8mb4'.split(
    ' ',
  );

function readNames(cursor: Cursor): Assignment {
  const name = cursor.text().toLowerCase();
  const collation = cursor.accept('collate') ? cursor.text() : undefined;
  return (state, session, changes) => {
    if (name !== 'default' && !characterSets.includes(name))
      sqlError(1115, '42000', `Unknown character set: '${name}'`);
    const value: Value | undefined = name === 'default' ? undefined : name;
    for (const variable of ['character_set_client', 'character_set_connection', 'character_set_results']) {
      setVariable(state, session, 'session', variable, value);
      changes.push(...tracked(state, session, variable));
    }
    if (collation !== undefined) setVariable(state, session, 'session', 'collation_connection', collation);
  };
}

const levels = ['read uncommitted', 'read committed', 'repeatable read', 'serializable'];

function readTransaction(cursor: Cursor, scope: 'global' | 'session'): Assignment {
  const changes: [string, Value][] = [];
  do {
    if (cursor.accept('isolation', 'level')) {
      const level = levels.find((each) => cursor.accept(...each.split(' '))) ?? cursor.fail();
      changes.push(['transaction_isolation', level.toUpperCase().replace(' ', '-')]);
    } else {
      const only = cursor.accept('read', 'only');
      if (!only) cursor.expect('read', 'write');
      changes.push(['transaction_read_only', only ? 1 : 0]);
    }
  } while (cursor.acceptOperator(','));
  return (state, session) => {
    for (const [name, value] of changes) setVariable(state, session, scope, name, value);
  };
}

/** What the client is told of a changed session variable. */
function tracked(state: ServerState, session: Session, name: string): SessionChange[] {
  const wanted = showVariable(state, session, undefined, 'session_track_system_variables') ?? '';
  if (wanted !== '*' && !wanted.split(',').includes(name)) return [];
  return [{ type: 'variable', name, value: showVariable(state, session, undefined, name) ?? '' }];
}
