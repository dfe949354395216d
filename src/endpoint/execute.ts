import type { ErrPacket } from '../mysql/packets/err.ts';
import type { Answer } from './answer.ts';
import { type Cursor, cursorOf, isWord } from './sql/cursor.ts';
import { errOf } from './sql-error.ts';
import type { ServerState, Session } from './state.ts';
import { statements } from './statements/all.ts';
import type { Action, Statement } from './statements/statement.ts';

/** The outcome of one statement of several. */
export type Executed = { readonly answer: Answer; readonly more: boolean } | { readonly err: ErrPacket };

/** More statements than that in one query are an attack on our patience. */
const STATEMENTS_MAX = 1000;

/**
 * Runs the statements of a query one after the other, each as it is asked for; the first error ends it. What is not
 * known is refused with error 1064. `several`: the client may send more than one.
 */
export async function* execute(
  state: ServerState,
  session: Session,
  sql: string,
  several: boolean,
): AsyncGenerator<Executed, void, undefined> {
  try {
    const cursor = cursorOf(sql);
    if (cursor.atEnd()) {
      yield { err: EMPTY_QUERY };
      return;
    }
    for (let count = 0; count < STATEMENTS_MAX; count += 1) {
      state.counters.questions += 1;
      const { statement, action } = readStatement(cursor, state, several);
      if (statement.keepsWarnings !== true) session.warnings = [];
      const answer = await action(state, session);
      const more = cursor.peek().kind !== 'end';
      yield { answer, more };
      if (!more) return;
    }
    cursor.fail();
  } catch (error) {
    const err = inOwnName(errOf(error), state.flavor);
    if (err.number === 1105)
      state.log({ level: 'error', connectionId: session.id, code: 'internal', text: String(error) });
    session.warnings = [{ level: 'Error', number: err.number, message: err.message }];
    yield { err };
  }
}

/** Reads up to and with the semicolon. */
function readStatement(
  cursor: Cursor,
  state: ServerState,
  several: boolean,
): { readonly statement: Statement; readonly action: Action } {
  const known = statements.filter(({ flavor }) => flavor === undefined || flavor === state.flavor);
  const statement = known.find(({ words }) => cursor.accept(...words)) ?? unknown(cursor, known);
  const action = statement.read(cursor, state.flavor);
  if (!cursor.atEnd()) cursor.fail();
  while (cursor.acceptOperator(';'));
  if (!several && cursor.peek().kind !== 'end') cursor.fail();
  return { statement, action };
}

/** Error 1064 after the words with which some statement begins, as a grammar would notice it. */
function unknown(cursor: Cursor, known: readonly Statement[]): never {
  const fitting = known.map(({ words }) => words.findIndex((word, index) => !isWord(cursor.peek(index), word)));
  for (let words = Math.max(...fitting); words > 0; words -= 1) cursor.take();
  return cursor.fail();
}

/** The grammar speaks of MySQL; a MariaDB names itself. */
function inOwnName(err: ErrPacket, flavor: ServerState['flavor']): ErrPacket {
  if (flavor === 'mysql' || err.number !== 1064) return err;
  return { ...err, message: err.message.replace('your MySQL server version', 'your MariaDB server version') };
}

const EMPTY_QUERY: ErrPacket = { number: 1065, sqlState: '42000', message: 'Query was empty' };
