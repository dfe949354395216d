import { type Account, accountName } from '../accounts.ts';
import { OK } from '../answer.ts';
import { demand } from '../privileges.ts';
import { forgetEmpty, REQUIRE_NONE } from '../require.ts';
import type { Cursor } from '../sql/cursor.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session, Warning } from '../state.ts';
import { isAccountPlugin, storedCredential } from '../stored-credential.ts';
import {
  type AccountName,
  type AccountOptions,
  defaultPlugin,
  type Identification,
  readAccountName,
  readAccountOptions,
  readIdentification,
} from './account-clauses.ts';
import type { Action, Statement } from './statement.ts';

interface Wanted {
  readonly name: (session: Session) => AccountName;
  readonly identification: Identification | undefined;
}

function readCreate(cursor: Cursor): Action {
  return readAccounts(cursor, cursor.accept('if', 'not', 'exists'), 'CREATE USER');
}

function readAlter(cursor: Cursor): Action {
  return readAccounts(cursor, cursor.accept('if', 'exists'), 'ALTER USER');
}

/** The rest of CREATE USER and ALTER USER; `lenient` makes notes of what would be errors. */
function readAccounts(cursor: Cursor, lenient: boolean, operation: 'CREATE USER' | 'ALTER USER'): Action {
  const wanted: Wanted[] = [];
  do wanted.push({ name: readAccountName(cursor), identification: readIdentification(cursor) });
  while (cursor.acceptOperator(','));
  const options = readAccountOptions(cursor);
  return (state, session) => {
    const creates = operation === 'CREATE USER';
    const named = wanted.map((each) => ({ ...each, name: each.name(session) }));
    // Everybody may change their own password, and nothing else of the account.
    const own = named.every(({ name }) => accountName(name) === accountName(session.account));
    if (creates || !own || options.require !== undefined || options.locked !== undefined)
      demand(session, 'CREATE USER');
    const wrong = named.filter(({ name }) => (find(state, name) !== undefined) === creates);
    if (wrong.length > 0 && !lenient)
      failed(
        operation,
        wrong.map(({ name }) => name),
      );
    const changed = named.filter((each) => !wrong.includes(each)).map((each) => change(state, each, options));
    store(state, changed);
    session.warnings = wrong.map(({ name }) => note(creates, name));
    return OK;
  };
}

/** The account as it will be. Errors: 1470 for a name that is too long, 1524 for a plugin that is not here. */
function change(
  state: ServerState,
  { name, identification }: { readonly name: AccountName; readonly identification: Identification | undefined },
  options: AccountOptions,
): Account {
  const before = find(state, name);
  const plugin = identification?.plugin ?? before?.plugin ?? defaultPlugin(state);
  checkLength(name.user, USER_MAX, 'user');
  checkLength(name.host, HOST_MAX, 'host');
  if (!isAccountPlugin(plugin)) sqlError(1524, 'HY000', `Plugin '${plugin}' is not loaded`);
  const require = options.require ?? before?.require ?? REQUIRE_NONE;
  return {
    user: name.user,
    host: name.host,
    plugin,
    stored: identification === undefined ? (before?.stored ?? '') : storedOf(state, plugin, identification),
    require: state.flavor === 'mariadb' ? forgetEmpty(require) : require,
    locked: options.locked ?? before?.locked ?? false,
    grants: before?.grants ?? new Map(),
  };
}

// USERNAME_CHAR_LENGTH and HOSTNAME_LENGTH of mysql_com.h.
const USER_MAX = 32;
const HOST_MAX = 255;

function checkLength(text: string, limit: number, what: 'user' | 'host'): void {
  if ([...text].length <= limit) return;
  sqlError(
    1470,
    'HY000',
    `String '${text.slice(0, 200)}' is too long for ${what} name (should be no longer than ${limit})`,
  );
}

function storedOf(state: ServerState, plugin: string, { password, stored }: Identification): string {
  if (stored !== undefined) return stored;
  if (password === undefined) return '';
  return storedCredential(plugin, password, state.random) ?? '';
}

function readDrop(cursor: Cursor): Action {
  const lenient = cursor.accept('if', 'exists');
  const names = [readAccountName(cursor)];
  while (cursor.acceptOperator(',')) names.push(readAccountName(cursor));
  return (state, session) => {
    demand(session, 'CREATE USER');
    const wanted = names.map((name) => name(session));
    const missing = wanted.filter((name) => find(state, name) === undefined);
    if (missing.length > 0 && !lenient) failed('DROP USER', missing);
    const gone = new Set(wanted.map(accountName));
    state.accounts = state.accounts.filter((account) => !gone.has(accountName(account)));
    for (const name of gone) state.passwordCache.delete(name);
    session.warnings = missing.map((name) => note(false, name));
    return OK;
  };
}

/** SET PASSWORD [FOR account] = 'password'. */
function readSetPassword(cursor: Cursor): Action {
  const name = cursor.accept('for') ? readAccountName(cursor) : (session: Session) => session.account;
  cursor.expectOperator('=');
  const password = cursor.string();
  return (state, session) => {
    const wanted = name(session);
    if (accountName(wanted) !== accountName(session.account)) demand(session, 'CREATE USER');
    if (find(state, wanted) === undefined) sqlError(1133, '42000', "Can't find any matching row in the user table");
    const identification = { plugin: undefined, password };
    store(state, [change(state, { name: wanted, identification }, { require: undefined, locked: undefined })]);
    return OK;
  };
}

/** The account of exactly that name. */
export function find(state: ServerState, name: AccountName): Account | undefined {
  return state.accounts.find((account) => accountName(account) === accountName(name));
}

/** Puts accounts in place of those of the same names; their cached passwords are forgotten. */
export function store(state: ServerState, changed: readonly Account[]): void {
  const names = new Set(changed.map(accountName));
  state.accounts = [...state.accounts.filter((account) => !names.has(accountName(account))), ...changed];
  for (const name of names) state.passwordCache.delete(name);
}

function failed(operation: string, names: readonly AccountName[]): never {
  sqlError(1396, 'HY000', `Operation ${operation} failed for ${names.map(accountName).join(',')}`);
}

function note(exists: boolean, name: AccountName): Warning {
  return exists
    ? { level: 'Note', number: 3163, message: `Authorization ID ${accountName(name)} already exists.` }
    : { level: 'Note', number: 3162, message: `Authorization ID ${accountName(name)} does not exist.` };
}

/** CREATE USER, ALTER USER, DROP USER, SET PASSWORD. */
export const accountStatements: readonly Statement[] = [
  { words: ['create', 'user'], read: readCreate },
  { words: ['alter', 'user'], read: readAlter },
  { words: ['drop', 'user'], read: readDrop },
  { words: ['set', 'password'], read: readSetPassword },
];
