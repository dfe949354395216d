import type { Answer } from '../answer.ts';
import type { Cursor } from '../sql/cursor.ts';
import type { ServerState, Session } from '../state.ts';

/** Does what was read. Errors: `endpoint-statement-refused`. */
export type Action = (state: ServerState, session: Session) => Answer | Promise<Answer>;

/** A kind of statement. Reading comes wholly before doing: a statement with a wrong end does nothing. */
export interface Statement {
  /** Its first words, in lower case. */
  readonly words: readonly string[];
  /** Reads what follows the words. Errors: 1064 at the first token that has no place. */
  readonly read: (cursor: Cursor, flavor: ServerState['flavor']) => Action;
  /** Where only one of the two servers has it. */
  readonly flavor?: ServerState['flavor'];
  /** SHOW WARNINGS and SHOW ERRORS leave the warnings that they show. */
  readonly keepsWarnings?: true;
}
