import type { Value } from './answer.ts';
import { sqlError } from './sql-error.ts';
import type { ServerState, Session } from './state.ts';
import { parseTlsVersion } from './tls-settings.ts';

/** Where a variable lives: `both` has a global value that sessions start with. */
type Scope = 'global' | 'session' | 'both';

/** A system variable: what it starts with and what it may become. */
interface Variable {
  readonly scope: Scope;
  readonly value: string | null;
  /** NULL is a value of its own. */
  readonly nullable?: true;
  /** The value as it is kept, or undefined where it can't be that; absent: read-only. */
  readonly set?: (value: string) => string | null | undefined;
}

const any = (value: string): string => value;
/** Takes strings only: error 1232 for a number. */
const text = (value: string): string => value;
const onOff = (value: string): string | undefined =>
  ({ on: 'ON', off: 'OFF', '1': 'ON', '0': 'OFF', true: 'ON', false: 'OFF' })[value.toLowerCase()];
const count = (value: string): string | undefined => (/^\d{1,15}$/.test(value) ? value : undefined);
const tlsVersion = (value: string): string | undefined => parseTlsVersion(value)?.join(',');
/** Folders of hash links are not read here: better refused than ignored. */
const noFolder = (value: string): string | undefined => (value === '' ? '' : undefined);

const readOnly = (value: string | null, scope: Scope = 'global'): Variable => ({ scope, value });
const both = (value: string, set: NonNullable<Variable['set']> = any): Variable => ({ scope: 'both', value, set });
const global = (value: string | null, set: NonNullable<Variable['set']> = text): Variable => ({
  scope: 'global',
  value,
  set,
});

const characterSet = 'utf8mb4';
const collation = 'utf8mb4_0900_ai_ci';
const sqlMode =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** Every variable there is, those that drivers ask for and those that speak of TLS. */
const catalogue: Readonly<Record<string, Variable>> = {
  admin_ssl_ca: readOnly(''),
  admin_ssl_cert: readOnly(''),
  admin_ssl_key: readOnly(''),
  authentication_policy: global('*,,'),
  auto_increment_increment: both('1', count),
  auto_increment_offset: both('1', count),
  autocommit: both('ON', onOff),
  basedir: readOnly('/'),
  bind_address: readOnly(''),
  caching_sha2_password_auto_generate_rsa_keys: readOnly('ON'),
  character_set_client: both(characterSet),
  character_set_connection: both(characterSet),
  character_set_database: both(characterSet),
  character_set_results: { ...both(characterSet), nullable: true },
  character_set_server: both(characterSet),
  character_set_system: readOnly('utf8mb3'),
  collation_connection: both(collation),
  collation_database: both(collation),
  collation_server: both(collation),
  connect_timeout: global('10', count),
  datadir: readOnly(''),
  default_authentication_plugin: readOnly('caching_sha2_password'),
  default_storage_engine: both('InnoDB'),
  foreign_key_checks: both('ON', onOff),
  have_openssl: readOnly('DISABLED'),
  have_ssl: readOnly('DISABLED'),
  hostname: readOnly('localhost'),
  init_connect: global(''),
  interactive_timeout: both('28800', count),
  last_insert_id: { scope: 'session', value: '0', set: count },
  license: readOnly('Apache-2.0'),
  log_error: readOnly('stderr'),
  log_error_verbosity: global('2', count),
  lower_case_table_names: readOnly('0'),
  max_allowed_packet: global('16777216', count),
  max_connections: global('151', count),
  max_connect_errors: global('100', count),
  net_buffer_length: both('16384', count),
  net_read_timeout: both('30', count),
  net_write_timeout: both('60', count),
  performance_schema: readOnly('OFF'),
  pid_file: readOnly(''),
  port: readOnly('0'),
  protocol_version: readOnly('10'),
  proxy_user: readOnly(null, 'session'),
  query_cache_size: readOnly('0'),
  query_cache_type: readOnly('OFF'),
  require_secure_transport: global('OFF', onOff),
  session_track_schema: both('ON', onOff),
  session_track_state_change: both('OFF', onOff),
  session_track_system_variables: both(
    'time_zone,autocommit,character_set_client,character_set_results,character_set_connection',
  ),
  session_track_transaction_info: both('OFF'),
  skip_name_resolve: readOnly('OFF'),
  skip_networking: readOnly('OFF'),
  socket: readOnly(''),
  sql_auto_is_null: both('OFF', onOff),
  sql_mode: both(sqlMode),
  sql_quote_show_create: both('ON', onOff),
  sql_safe_updates: both('OFF', onOff),
  sql_select_limit: both('18446744073709551615'),
  sql_warnings: both('OFF', onOff),
  ssl_ca: global(''),
  ssl_capath: global('', noFolder),
  ssl_cert: global(''),
  ssl_cipher: global(''),
  ssl_crl: global(''),
  ssl_crlpath: global('', noFolder),
  ssl_key: global(''),
  system_time_zone: readOnly('UTC'),
  time_zone: both('SYSTEM'),
  timestamp: { scope: 'session', value: '0', set: any },
  tls_ciphersuites: { ...global(null), nullable: true },
  tls_version: global('TLSv1.2,TLSv1.3', tlsVersion),
  transaction_isolation: both('REPEATABLE-READ'),
  transaction_read_only: both('OFF', onOff),
  tx_isolation: both('REPEATABLE-READ'),
  tx_read_only: both('OFF', onOff),
  unique_checks: both('ON', onOff),
  version: readOnly(''),
  version_comment: readOnly('tlsql built-in server'),
  version_compile_machine: readOnly('javascript'),
  version_compile_os: readOnly('Node.js'),
  wait_timeout: both('28800', count),
};

/** MariaDB's ssl_* variables and what else differs there: option file only. */
const readOnlyInMariadb = /^(ssl_|tls_version$|require_secure_transport$)/;
const mysqlOnly = new Set([
  'tls_ciphersuites',
  'authentication_policy',
  'admin_ssl_ca',
  'admin_ssl_cert',
  'admin_ssl_key',
]);
const mariadbOnly = new Set([
  'have_ssl',
  'have_openssl',
  'query_cache_size',
  'query_cache_type',
  'tx_isolation',
  'tx_read_only',
]);

/** Global values at start; `given` are those of an option file. Errors: `endpoint-options-wrong` is the caller's. */
export function initialGlobals(given: Readonly<Record<string, string>>): Map<string, string | null> {
  const values = Object.entries(catalogue).map(([name, { value }]): [string, string | null] => [name, value]);
  return new Map<string, string | null>([...values, ...Object.entries(given)]);
}

/** Is there such a variable, and may an option set it to that? Undefined: no. */
export function optionValue(name: string, value: string): string | null | undefined {
  const variable = find(name);
  return variable === undefined ? undefined : (variable.set ?? any)(value);
}

/** The names of the variables of that flavor, in order. */
export function variableNames(flavor: ServerState['flavor']): string[] {
  return Object.keys(catalogue).filter((name) => !(flavor === 'mysql' ? mariadbOnly : mysqlOnly).has(name));
}

/** Where a global value comes from, as variables_info tells it. */
export function variableSource(state: ServerState, name: string): 'COMPILED' | 'COMMAND_LINE' | 'DYNAMIC' {
  return state.sources.get(name) ?? 'COMPILED';
}

/** The value that SELECT @@name shows: numbers as numbers, switches as 0 and 1. Errors 1193, 1238. */
export function selectVariable(
  state: ServerState,
  session: Session,
  scope: 'global' | 'session' | undefined,
  name: string,
): Value {
  const shown = showVariable(state, session, scope, name);
  if (shown === null) return null;
  const variable = find(name);
  if (variable?.set === onOff) return shown === 'ON' ? 1 : 0;
  return /^\d{1,15}$/.test(shown) && (variable?.set === count || name === 'port') ? Number(shown) : shown;
}

/** The value that SHOW VARIABLES shows; a session's own before the global one. Errors 1193, 1238. */
export function showVariable(
  state: ServerState,
  session: Session,
  scope: 'global' | 'session' | undefined,
  name: string,
): string | null {
  const key = name.toLowerCase();
  const variable = known(state, name);
  if (scope === 'session' && variable.scope === 'global')
    sqlError(1238, 'HY000', `Variable '${key}' is a GLOBAL variable`);
  if (scope === 'global' && variable.scope === 'session')
    sqlError(1238, 'HY000', `Variable '${key}' is a SESSION variable`);
  if (key === 'have_ssl' || key === 'have_openssl') return state.tls === undefined ? 'DISABLED' : 'YES';
  if (key === 'timestamp') return String(Math.floor(state.now() / 1000));
  const own = scope === 'global' ? undefined : session.variables.get(key);
  return own !== undefined ? own : (state.globals.get(key) ?? null);
}

/** Sets a variable, checking scope, writability and value. Errors 1193, 1228, 1229, 1231, 1232, 1238. */
export function setVariable(
  state: ServerState,
  session: Session,
  scope: 'global' | 'session',
  name: string,
  value: Value | undefined,
): void {
  const key = name.toLowerCase();
  const variable = known(state, name);
  if (
    variable.set === undefined ||
    (state.flavor === 'mariadb' && readOnlyInMariadb.test(key) && key !== 'require_secure_transport')
  )
    sqlError(1238, 'HY000', `Variable '${key}' is a read only variable`);
  if (scope === 'session' && variable.scope === 'global')
    sqlError(1229, 'HY000', `Variable '${key}' is a GLOBAL variable and should be set with SET GLOBAL`);
  if (scope === 'global' && variable.scope === 'session')
    sqlError(1228, 'HY000', `Variable '${key}' is a SESSION variable and can't be used with SET GLOBAL`);
  const kept = value === undefined ? variable.value : keep(variable, key, value);
  if (scope === 'session') {
    session.variables.set(key, kept);
    return;
  }
  state.globals.set(key, kept);
  state.sources.set(key, 'DYNAMIC');
}

function keep(variable: Variable, key: string, value: Value): string | null {
  if (value === null && variable.nullable === true) return null;
  if (variable.set === text && typeof value === 'number')
    sqlError(1232, '42000', `Incorrect argument type to variable '${key}'`);
  const kept = value === null ? undefined : variable.set?.(String(value));
  if (kept === undefined)
    sqlError(1231, '42000', `Variable '${key}' can't be set to the value of '${value === null ? 'NULL' : value}'`);
  return kept;
}

function known(state: ServerState, name: string): Variable {
  const key = name.toLowerCase();
  const elsewhere = (state.flavor === 'mysql' ? mariadbOnly : mysqlOnly).has(key);
  return find(name) !== undefined && !elsewhere
    ? (find(name) as Variable)
    : sqlError(1193, 'HY000', `Unknown system variable '${name}'`);
}

function find(name: string): Variable | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}
