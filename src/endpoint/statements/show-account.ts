import { type Account, accountName } from '../accounts.ts';
import { demand } from '../privileges.ts';
import type { RequireClause } from '../require.ts';
import type { Cursor } from '../sql/cursor.ts';
import { quotedIdentifier } from '../sql/identifier.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState, Session } from '../state.ts';
import { type AccountName, readAccountName } from './account-clauses.ts';
import { find } from './accounts.ts';
import type { Action, Statement } from './statement.ts';

function readCreateUser(cursor: Cursor): Action {
  const name = cursor.atEnd() ? (session: Session) => session.account : readAccountName(cursor);
  return (state, session) => {
    const wanted = name(session);
    if (accountName(wanted) !== accountName(session.account)) demand(session, 'CREATE USER');
    const account = find(state, wanted);
    if (account === undefined) sqlError(1396, 'HY000', `Operation SHOW CREATE USER failed for ${accountName(wanted)}`);
    const columns = [`CREATE USER for ${account.user}@${account.host}`];
    return { kind: 'rows', columns, rows: [[createUser(account, state.flavor)]] };
  };
}

function readGrants(cursor: Cursor): Action {
  const name = cursor.accept('for') ? readAccountName(cursor) : (session: Session) => session.account;
  return (state, session) => {
    const wanted = name(session);
    const account = find(state, wanted) ?? noGrants(wanted);
    if (accountName(wanted) !== accountName(session.account)) demand(session, 'SELECT');
    const columns = [`Grants for ${account.user}@${account.host}`];
    return { kind: 'rows', columns, rows: grantLines(account).map((line) => [line]) };
  };
}

function noGrants({ user, host }: AccountName): never {
  sqlError(1141, '42000', `There is no such grant defined for user '${user}' on host '${host}'`);
}

/** The privileges that always were, in the servers' order; what is younger (dynamic) has a line of its own. */
const order = [
  ...[
    'ALL PRIVILEGES',
    'SELECT',
    'INSERT',
    'UPDATE',
    'DELETE',
    'CREATE',
    'DROP',
    'RELOAD',
    'SHUTDOWN',
    'PROCESS',
    'FILE',
  ],
  ...['REFERENCES', 'INDEX', 'ALTER', 'SHOW DATABASES', 'SUPER', 'CREATE TEMPORARY TABLES', 'LOCK TABLES', 'EXECUTE'],
  ...['REPLICATION SLAVE', 'REPLICATION CLIENT', 'CREATE VIEW', 'SHOW VIEW', 'CREATE ROUTINE', 'ALTER ROUTINE'],
  ...['CREATE USER', 'EVENT', 'TRIGGER', 'CREATE TABLESPACE', 'CREATE ROLE', 'DROP ROLE'],
];

function grantLines(account: Account): string[] {
  const levels = new Map([['*.*', new Set<string>()], ...account.grants]);
  return [...levels].flatMap(([level, privileges]) => {
    const old = order.filter((privilege) => privileges.has(privilege)).join(', ');
    const young = [...privileges]
      .filter((privilege) => privilege !== 'GRANT OPTION' && !order.includes(privilege))
      .sort();
    const to = `ON ${level} TO ${quotedName(account)}${privileges.has('GRANT OPTION') ? ' WITH GRANT OPTION' : ''}`;
    return [
      `GRANT ${old === '' ? 'USAGE' : old} ${to}`,
      ...(young.length === 0 ? [] : [`GRANT ${young.join(',')} ${to}`]),
    ];
  });
}

/** The statement that makes the account again. */
export function createUser(account: Account, flavor: ServerState['flavor']): string {
  const begin = `CREATE USER ${quotedName(account)}`;
  const required = `REQUIRE ${requireSql(account.require)}`.trimEnd();
  if (flavor === 'mariadb') {
    const native = account.plugin === 'mysql_native_password';
    const stored = account.stored === '' ? '' : ` ${native ? 'BY PASSWORD' : 'USING'} ${quoted(account.stored)}`;
    const identified = native
      ? stored === ''
        ? ''
        : ` IDENTIFIED${stored}`
      : ` IDENTIFIED VIA ${account.plugin}${stored}`;
    return `${begin}${identified}${account.require.kind === 'none' ? '' : ` ${required}`}${account.locked ? ' ACCOUNT LOCK' : ''}`;
  }
  const stored = account.stored === '' ? '' : ` AS ${quoted(account.stored)}`;
  const rest = 'PASSWORD HISTORY DEFAULT PASSWORD REUSE INTERVAL DEFAULT PASSWORD REQUIRE CURRENT DEFAULT';
  const lock = account.locked ? 'LOCK' : 'UNLOCK';
  return `${begin} IDENTIFIED WITH '${account.plugin}'${stored} ${required} PASSWORD EXPIRE DEFAULT ACCOUNT ${lock} ${rest}`;
}

/** Nothing for a clause without texts: what MySQL and MariaDB then print is no statement any more. */
function requireSql(clause: RequireClause): string {
  if (clause.kind !== 'specified') return clause.kind.toUpperCase();
  const { subject, issuer, cipher } = clause;
  const parts = Object.entries({ SUBJECT: subject, ISSUER: issuer, CIPHER: cipher });
  return parts.flatMap(([name, text = '']) => (text === '' ? [] : [`${name} ${quoted(text)}`])).join(' ');
}

function quotedName({ user, host }: AccountName): string {
  return `${quotedIdentifier(user)}@${quotedIdentifier(host)}`;
}

const escapes: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\x1a': '\\Z',
};

function quoted(text: string): string {
  return `'${[...text].map((character) => escapes[character] ?? character).join('')}'`;
}

/** SHOW CREATE USER and SHOW GRANTS. */
export const showAccount: readonly Statement[] = [
  { words: ['show', 'create', 'user'], read: readCreateUser },
  { words: ['show', 'grants'], read: readGrants },
];
