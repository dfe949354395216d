import { REQUIRE_NONE, type RequireClause } from '../require.ts';
import type { Cursor } from '../sql/cursor.ts';
import { isOperator } from '../sql/cursor.ts';
import type { ServerState, Session } from '../state.ts';

/** An account as a statement names it. */
export interface AccountName {
  readonly user: string;
  readonly host: string;
}

/** How an account is to identify itself. */
export interface Identification {
  /** Undefined: the one it has, or the default one. */
  readonly plugin: string | undefined;
  /** Of the password; or the stored form as it is. */
  readonly password?: string;
  readonly stored?: string;
}

/** Changes besides the identification; what is undefined stays. */
export interface AccountOptions {
  readonly require: RequireClause | undefined;
  readonly locked: boolean | undefined;
}

/** `user`, `'user'@'host'`, `CURRENT_USER()`: the host is `%` where none is said. */
export function readAccountName(cursor: Cursor): (session: Session) => AccountName {
  for (const word of ['current_user', 'user']) {
    const called = isOperator(cursor.peek(1), '(');
    if ((word === 'current_user' || called) && cursor.accept(word)) {
      if (cursor.acceptOperator('(')) cursor.expectOperator(')');
      return ({ account }) => account;
    }
  }
  const user = cursor.text();
  const host = cursor.acceptOperator('@') ? cursor.text().toLowerCase() : '%';
  return () => ({ user, host });
}

/** IDENTIFIED BY | WITH plugin [BY | AS] | MariaDB's VIA plugin [USING] and BY PASSWORD; undefined where there is none. */
export function readIdentification(cursor: Cursor): Identification | undefined {
  if (!cursor.accept('identified')) return undefined;
  if (cursor.accept('by', 'password')) return { plugin: 'mysql_native_password', stored: cursor.string() };
  if (cursor.accept('by')) return { plugin: undefined, password: cursor.string() };
  if (!cursor.accept('via')) cursor.expect('with');
  const plugin = cursor.text().toLowerCase();
  if (cursor.accept('by')) return { plugin, password: cursor.string() };
  if (!cursor.accept('as') && !cursor.accept('using')) return { plugin };
  if (!cursor.accept('password')) return { plugin, stored: readStored(cursor) };
  cursor.expectOperator('(');
  const password = cursor.string();
  cursor.expectOperator(')');
  return { plugin, password };
}

/** A string, or its bytes as 0x… (print_identified_with_as_hex). */
function readStored(cursor: Cursor): string {
  const { kind, text } = cursor.peek();
  if (kind !== 'word' || !/^0x([0-9a-f]{2})+$/i.test(text)) return cursor.string();
  cursor.take();
  return Buffer.from(text.slice(2), 'hex').toString('latin1');
}

/** REQUIRE, ACCOUNT LOCK and the options that are taken and not kept (PASSWORD EXPIRE …, WITH MAX_…). */
export function readAccountOptions(cursor: Cursor): AccountOptions {
  const require = cursor.accept('require') ? readRequire(cursor) : undefined;
  let locked: boolean | undefined;
  for (;;) {
    if (cursor.accept('account', 'lock')) locked = true;
    else if (cursor.accept('account', 'unlock')) locked = false;
    else if (cursor.accept('password')) readPasswordOption(cursor);
    else if (cursor.accept('with')) readResources(cursor);
    else return { require, locked };
  }
}

/** NONE, SSL, X509, or SUBJECT, ISSUER and CIPHER in any order, each once, with or without AND (sql/sql_yacc.yy). */
function readRequire(cursor: Cursor): RequireClause {
  if (cursor.accept('none')) return REQUIRE_NONE;
  if (cursor.accept('ssl')) return { kind: 'ssl' };
  if (cursor.accept('x509')) return { kind: 'x509' };
  const texts: { subject?: string; issuer?: string; cipher?: string } = {};
  do {
    const part = (['subject', 'issuer', 'cipher'] as const).find(
      (each) => texts[each] === undefined && cursor.accept(each),
    );
    if (part === undefined) return cursor.fail();
    texts[part] = cursor.string();
  } while (cursor.accept('and') || ['subject', 'issuer', 'cipher'].includes(cursor.peek().text.toLowerCase()));
  return { kind: 'specified', ...texts };
}

const passwordOptions = [
  'expire default',
  'expire never',
  'expire',
  'history default',
  'reuse interval default',
  'require current default',
  'require current optional',
  'require current',
];

function readPasswordOption(cursor: Cursor): void {
  if (!passwordOptions.some((option) => cursor.accept(...option.split(' ')))) cursor.fail();
}

const resources = ['max_queries_per_hour', 'max_updates_per_hour', 'max_connections_per_hour', 'max_user_connections'];

function readResources(cursor: Cursor): void {
  do {
    if (!resources.some((resource) => cursor.accept(resource)) || cursor.peek().kind !== 'number') cursor.fail();
    cursor.take();
  } while (resources.includes(cursor.peek().text.toLowerCase()));
}

/** The plugin of accounts that name none. */
export function defaultPlugin(state: ServerState): string {
  return state.flavor === 'mariadb'
    ? 'mysql_native_password'
    : (state.globals.get('default_authentication_plugin') ?? '');
}
