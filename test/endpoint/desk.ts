import { type Executed, execute } from '../../src/endpoint/execute.ts';
import { initialState, type StateOptions } from '../../src/endpoint/initial-state.ts';
import type { ServerState, Session } from '../../src/endpoint/state.ts';

/** A server's state and a session of root's in it, without any connection. */
export interface Desk {
  readonly state: ServerState;
  readonly session: Session;
  /** What happened outside: `reload`, `shutdown`. */
  readonly calls: string[];
  /** Runs SQL: rows as text joined by `|`, `ok`, or `ERR number state message`, one line each. */
  readonly run: (sql: string) => Promise<string[]>;
}

export function deskOf(options: StateOptions = {}, session: Partial<Session> = {}): Desk {
  const calls: string[] = [];
  const readFile = (path: string): Promise<string> => Promise.reject(new Error(`no file ${path}`));
  const state = initialState(
    { now: () => 1_700_000_000_000, random: (length) => new Uint8Array(length).fill(0x41), ...options },
    { readFile, protocols: undefined, shutdown: () => void calls.push('shutdown') },
  );
  const own: Session = {
    id: 7,
    peer: { host: 'localhost', ip: '127.0.0.1' },
    tls: undefined,
    since: state.now(),
    user: 'root',
    account: state.accounts[0]!,
    database: undefined,
    variables: new Map(),
    own: new Map(),
    warnings: [],
    end: () => void calls.push('end'),
    ...session,
  };
  state.sessions.set(own.id, own);
  const run = async (sql: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const executed of execute(state, own, sql, true)) lines.push(...linesOf(executed));
    return lines;
  };
  return { state, session: own, calls, run };
}

function linesOf(executed: Executed): string[] {
  if ('err' in executed) return [`ERR ${executed.err.number} ${executed.err.sqlState} ${executed.err.message}`];
  const { answer } = executed;
  if (answer.kind === 'ok') return ['ok'];
  return [answer.columns.join('|'), ...answer.rows.map((row) => row.map((value) => value ?? 'NULL').join('|'))];
}
