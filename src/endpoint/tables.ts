import type { Value } from './answer.ts';
import { demandTable } from './privileges.ts';
import { sslType } from './require.ts';
import { sqlError } from './sql-error.ts';
import type { ServerState, Session } from './state.ts';
import { channelStatus, statusVariables } from './status.ts';
import { accountPlugins } from './stored-credential.ts';
import { showVariable, variableNames, variableSource } from './variables.ts';

/** Rows to select from. Columns are found without regard to case. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Texts are compared byte for byte. */
  readonly exact: boolean;
}

type Source = (state: ServerState, session: Session) => Table;

const settings =
  (scope: 'global' | 'session'): Source =>
  (state, session) =>
    named(
      'VARIABLE_NAME',
      'VARIABLE_VALUE',
      variableNames(state.flavor).flatMap((name) => {
        const value = shownOrUndefined(state, session, scope, name);
        return value === undefined ? [] : [[name, value ?? '']];
      }),
    );
const status: Source = (state, session) => named('VARIABLE_NAME', 'VARIABLE_VALUE', statusVariables(state, session));

const sources: Readonly<Record<string, Source>> = {
  'mysql.user': (state, session) => {
    demandTable(session, 'mysql', 'user');
    return users(state);
  },
  'performance_schema.session_status': status,
  'performance_schema.global_status': status,
  'information_schema.session_status': status,
  'information_schema.global_status': status,
  'performance_schema.session_variables': settings('session'),
  'performance_schema.global_variables': settings('global'),
  'information_schema.session_variables': settings('session'),
  'information_schema.global_variables': settings('global'),
  'performance_schema.tls_channel_status': (state) => ({
    columns: ['CHANNEL', 'PROPERTY', 'VALUE'],
    rows: channelStatus(state).map(([property, value]) => ['mysql_main', property, value]),
    exact: false,
  }),
  'performance_schema.variables_info': (state) => ({
    columns: ['VARIABLE_NAME', 'VARIABLE_SOURCE', 'VARIABLE_PATH'],
    rows: variableNames(state.flavor).map((name) => [name, variableSource(state, name), '']),
    exact: false,
  }),
  'information_schema.plugins': () => ({
    columns: ['PLUGIN_NAME', 'PLUGIN_VERSION', 'PLUGIN_STATUS', 'PLUGIN_TYPE', 'PLUGIN_LIBRARY', 'PLUGIN_LICENSE'],
    rows: accountPlugins().map((name) => [name, '1.0', 'ACTIVE', 'AUTHENTICATION', null, 'Apache-2.0']),
    exact: false,
  }),
  'mysql.proxies_priv': nobody('Host', 'User', 'Proxied_host', 'Proxied_user', 'With_grant', 'Grantor', 'Timestamp'),
  'mysql.role_edges': nobody('FROM_HOST', 'FROM_USER', 'TO_HOST', 'TO_USER', 'WITH_ADMIN_OPTION'),
  'information_schema.processlist': processes,
  'performance_schema.processlist': processes,
  'information_schema.schemata': (state) => ({
    columns: ['CATALOG_NAME', 'SCHEMA_NAME'],
    rows: [...state.databases].map((name) => ['def', name]),
    exact: false,
  }),
  'performance_schema.threads': threads,
  'sys.session_ssl_status': (state) => ({
    columns: ['thread_id', 'ssl_version', 'ssl_cipher', 'ssl_sessions_reused'],
    rows: [...state.sessions.values()].map(({ id, tls }) => [id, tls?.protocol ?? '', tls?.cipher ?? '', '0']),
    exact: false,
  }),
};

/** The table of that name. Errors: 1046 without a database, 1142 without the right, 1146 where there is none. */
export function openTable(state: ServerState, session: Session, schema: string | undefined, name: string): Table {
  const database = schema ?? session.database ?? sqlError(1046, '3D000', 'No database selected');
  const key = `${database}.${name}`.toLowerCase();
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
  if (source === undefined) sqlError(1146, '42S02', `Table '${database}.${name}' doesn't exist`);
  return source(state, session);
}

/** The names of the tables of a database. */
export function tableNames(database: string): string[] {
  const prefix = `${database.toLowerCase()}.`;
  return Object.keys(sources)
    .flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    .sort();
}

/** A table of things that there are none of here. */
function nobody(...columns: readonly string[]): Source {
  return (_, session) => {
    demandTable(session, 'mysql', 'user');
    return { columns, rows: [], exact: true };
  };
}

function users(state: ServerState): Table {
  const rows = state.accounts.map((account) => {
    const { require } = account;
    const { cipher = '', issuer = '', subject = '' } = require.kind === 'specified' ? require : {};
    const may = account.grants.get('*.*')?.has('ALL PRIVILEGES') === true ? 'Y' : 'N';
    return [
      ...[account.host, account.user, may, sslType(require), cipher, issuer, subject],
      ...[account.plugin, account.stored, 'N', account.locked ? 'Y' : 'N'],
    ];
  });
  const tls = ['ssl_type', 'ssl_cipher', 'x509_issuer', 'x509_subject'];
  const columns = [
    'Host',
    'User',
    'Super_priv',
    ...tls,
    'plugin',
    'authentication_string',
    'password_expired',
    'account_locked',
  ];
  return { columns, rows, exact: true };
}

function processes(state: ServerState): Table {
  const rows = [...state.sessions.values()].map((session) => [
    ...[session.id, session.user, session.peer.host, session.database ?? null, 'Query'],
    ...[Math.floor((state.now() - session.since) / 1000), '', null],
  ]);
  return { columns: ['ID', 'USER', 'HOST', 'DB', 'COMMAND', 'TIME', 'STATE', 'INFO'], rows, exact: false };
}

function threads(state: ServerState): Table {
  const rows = [...state.sessions.values()].map(({ id, user, peer, tls }) => {
    const type = tls !== undefined ? 'SSL/TLS' : peer.ip === undefined ? 'Socket' : 'TCP/IP';
    return [id, 'FOREGROUND', id, user, peer.host, type];
  });
  const columns = ['THREAD_ID', 'TYPE', 'PROCESSLIST_ID', 'PROCESSLIST_USER', 'PROCESSLIST_HOST', 'CONNECTION_TYPE'];
  return { columns, rows, exact: false };
}

function named(name: string, value: string, rows: readonly (readonly Value[])[]): Table {
  return { columns: [name, value], rows, exact: false };
}

/** Undefined for variables that that scope has not. */
function shownOrUndefined(
  state: ServerState,
  session: Session,
  scope: 'global' | 'session',
  name: string,
): string | null | undefined {
  try {
    return showVariable(state, session, scope === 'global' ? 'global' : undefined, name);
  } catch {
    return undefined;
  }
}
