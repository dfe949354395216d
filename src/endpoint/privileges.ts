import type { Account } from './accounts.ts';
import { quotedIdentifier } from './sql/identifier.ts';
import { sqlError } from './sql-error.ts';
import type { Session } from './state.ts';

/** May the account do what needs one of these, anywhere? SUPER and ALL PRIVILEGES may everything. */
export function holds(account: Account, privileges: readonly string[]): boolean {
  const held = account.grants.get('*.*') ?? new Set();
  return ['ALL PRIVILEGES', 'SUPER', ...privileges].some((privilege) => held.has(privilege));
}

/** Error 1227 where the session's account has none of these. */
export function demand(session: Session, ...privileges: readonly string[]): void {
  if (holds(session.account, privileges)) return;
  const names = privileges.join(' or ');
  sqlError(1227, '42000', `Access denied; you need (at least one of) the ${names} privilege(s) for this operation`);
}

/** Error 1142 where the session's account may not read that system table. */
export function demandTable(session: Session, schema: string, table: string): void {
  const levels = [`${quotedIdentifier(schema)}.*`, `${quotedIdentifier(schema)}.${quotedIdentifier(table)}`];
  const may = levels.some((level) => {
    const held = session.account.grants.get(level);
    return held?.has('SELECT') === true || held?.has('ALL PRIVILEGES') === true;
  });
  if (may || holds(session.account, ['SELECT'])) return;
  const who = `'${session.user}'@'${session.peer.host}'`;
  sqlError(1142, '42000', `SELECT command denied to user ${who} for table '${table}'`);
}
