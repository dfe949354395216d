import { accountName } from '../accounts.ts';
import { OK } from '../answer.ts';
import { demand } from '../privileges.ts';
import { type Cursor, isOperator } from '../sql/cursor.ts';
import { quotedIdentifier } from '../sql/identifier.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import { type AccountName, readAccountName } from './account-clauses.ts';
import { find, store } from './accounts.ts';
import type { Action, Statement } from './statement.ts';

function readGrant(cursor: Cursor): Action {
  const privileges = readPrivileges(cursor);
  const level = readLevel(cursor);
  cursor.expect('to');
  const names = readNames(cursor);
  if (cursor.accept('with', 'grant', 'option')) privileges.push('GRANT OPTION');
  return (state, session) => {
    demand(session, 'GRANT OPTION');
    for (const name of names.map((each) => each(session))) {
      const account = find(state, name) ?? sqlError(1410, '42000', 'You are not allowed to create a user with GRANT');
      const before = account.grants.get(level) ?? new Set();
      const held = new Set([...before, ...privileges].filter((privilege) => privilege !== 'USAGE'));
      store(state, [{ ...account, grants: new Map([...account.grants, [level, held]]) }]);
      refresh(session, name, state);
    }
    return OK;
  };
}

function readRevoke(cursor: Cursor): Action {
  const privileges = readPrivileges(cursor);
  const everything = privileges.includes('GRANT OPTION') && cursor.accept('from');
  const level = everything ? undefined : readLevel(cursor);
  if (!everything) cursor.expect('from');
  const names = readNames(cursor);
  return (state, session) => {
    demand(session, 'GRANT OPTION');
    for (const name of names.map((each) => each(session))) {
      const account = find(state, name);
      const whole = level === undefined || (level === '*.*' && privileges.includes('ALL PRIVILEGES'));
      if (account === undefined && whole) sqlError(1269, 'HY000', CANNOT_REVOKE_ALL);
      if (account === undefined || (!whole && level !== '*.*' && !account.grants.has(level))) noGrant(name);
      const grants = new Map(account.grants);
      const left = level === undefined ? new Set<string>() : without(grants.get(level), privileges);
      if (level === undefined) grants.clear();
      else if (left.size === 0) grants.delete(level);
      else grants.set(level, left);
      store(state, [{ ...account, grants }]);
      refresh(session, name, state);
    }
    return OK;
  };
}

const CANNOT_REVOKE_ALL = "Can't revoke all privileges for one or more of the requested users";

function without(held: ReadonlySet<string> | undefined, privileges: readonly string[]): Set<string> {
  if (privileges.includes('ALL PRIVILEGES')) return new Set();
  return new Set([...(held ?? [])].filter((privilege) => !privileges.includes(privilege)));
}

/** What the session itself may changes at once. */
function refresh(session: Session, name: AccountName, state: ServerState): void {
  if (accountName(session.account) === accountName(name)) session.account = find(state, name) ?? session.account;
}

function noGrant({ user, host }: AccountName): never {
  sqlError(1141, '42000', `There is no such grant defined for user '${user}' on host '${host}'`);
}

/** Words up to ON or FROM; ALL stands for ALL PRIVILEGES. Which privileges there are is not looked at. */
function readPrivileges(cursor: Cursor): string[] {
  const privileges: string[] = [];
  do {
    const words: string[] = [];
    while (cursor.peek().kind === 'word' && !['on', 'from', 'to'].includes(cursor.peek().text.toLowerCase()))
      words.push(cursor.take().text.toUpperCase());
    if (words.length === 0) cursor.fail();
    const privilege = words.join(' ');
    privileges.push(privilege === 'ALL' ? 'ALL PRIVILEGES' : privilege);
  } while (cursor.acceptOperator(','));
  return privileges;
}

/** `ON *.*`, `ON db.*`, `ON db.table`, as SHOW GRANTS prints them. */
function readLevel(cursor: Cursor): string {
  cursor.expect('on');
  cursor.accept('table');
  const part = (): string => (cursor.acceptOperator('*') ? '*' : quotedIdentifier(cursor.name()));
  const database = part();
  cursor.expectOperator('.');
  if (database === '*' && !isOperator(cursor.peek(), '*')) cursor.fail();
  return `${database}.${part()}`;
}

function readNames(cursor: Cursor): ReturnType<typeof readAccountName>[] {
  const names = [readAccountName(cursor)];
  while (cursor.acceptOperator(',')) names.push(readAccountName(cursor));
  return names;
}

/** GRANT and REVOKE of privileges to accounts. */
export const grantStatements: readonly Statement[] = [
  { words: ['grant'], read: readGrant },
  { words: ['revoke'], read: readRevoke },
];
