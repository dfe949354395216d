import { randomBytes } from 'node:crypto';
import { fail } from '../base/error.ts';
import type { Account } from './accounts.ts';
import { REQUIRE_NONE, type RequireClause } from './require.ts';
import type { LogEntry, ServerState } from './state.ts';
import { isAccountPlugin, storedCredential } from './stored-credential.ts';
import { loadTls, type ProtocolRange, type ReadFile } from './tls-context.ts';
import { tlsSettings, tlsUnusable } from './tls-settings.ts';
import { initialGlobals, optionValue } from './variables.ts';

/** An account to begin with. */
export interface EndpointAccount {
  readonly user: string;
  /** `%` unless told. */
  readonly host?: string;
  /** The server's default plugin unless told. */
  readonly plugin?: string;
  /** None unless told: an empty password. */
  readonly password?: string;
  readonly require?: RequireClause;
  /** ALL PRIVILEGES on everything; none unless told. */
  readonly admin?: true;
}

/** What the state is made of. */
export interface StateOptions {
  /** Greeted with; a `MariaDB` in it makes the server behave as one where they differ. */
  readonly version?: string;
  /** System variables as an option file sets them: `ssl_ca`, `ssl_cert`, `ssl_key`, `require_secure_transport`, … */
  readonly variables?: Readonly<Record<string, string>>;
  /** `root@localhost` without a password, with all privileges, unless told. */
  readonly accounts?: readonly EndpointAccount[];
  /** Beside those that every server has. */
  readonly databases?: readonly string[];
  readonly log?: (entry: LogEntry) => void;
  /** The wall clock, milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: (length: number) => Uint8Array;
}

/** Where the state needs the outside. */
export interface Outside {
  readonly readFile: ReadFile;
  readonly protocols: ProtocolRange | undefined;
  readonly shutdown: () => void;
}

const DEFAULT_VERSION = '8.4.0-tlsql';
const VERSION_MAX = 60;

/** The state of a server that has just been started, without TLS yet. Errors: `endpoint-options-wrong`. */
export function initialState(options: StateOptions, outside: Outside): ServerState {
  const version = options.version ?? DEFAULT_VERSION;
  if (version === '' || version.length > VERSION_MAX || version.includes('\0'))
    fail('endpoint-options-wrong', {
      seen: `a version of ${version.length} characters`,
      expected: `1 to ${VERSION_MAX}`,
    });
  const flavor = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  const random = options.random ?? ((length: number) => new Uint8Array(randomBytes(length)));
  const now = options.now ?? Date.now;
  const variables = checkedVariables(options.variables ?? {});
  const globals = initialGlobals(variables);
  globals.set('version', version);
  const defaultPlugin =
    flavor === 'mariadb' ? 'mysql_native_password' : (globals.get('default_authentication_plugin') ?? '');
  const given = options.accounts ?? [{ user: 'root', host: 'localhost', admin: true }];
  const state: ServerState = {
    version,
    flavor,
    accounts: given.map((account) => accountOf(account, defaultPlugin, random)),
    globals,
    sources: new Map(Object.keys(variables).map((name) => [name, 'COMMAND_LINE'])),
    databases: new Set(['information_schema', 'mysql', 'performance_schema', 'sys', ...(options.databases ?? [])]),
    sessions: new Map(),
    counters: {
      connections: 0,
      abortedConnects: 0,
      abortedClients: 0,
      sslAccepts: 0,
      sslFinishedAccepts: 0,
      questions: 0,
      maxUsedConnections: 0,
    },
    tls: undefined,
    passwordCache: new Map(),
    started: now(),
    now,
    random,
    log: options.log ?? (() => {}),
    reloadTls: () => reload(state, outside),
    shutdown: outside.shutdown,
  };
  return state;
}

/** Makes TLS of the variables' files and puts it in force for new connections. Errors: `endpoint-tls-unusable`. */
export async function startTls(state: ServerState, { readFile, protocols }: Outside): Promise<void> {
  const settings = tlsSettings((name) => state.globals.get(name) ?? null);
  state.tls = await loadTls(settings, readFile, state.now, protocols);
  if (state.tls?.verifies === false && settings.ca !== '')
    state.log({ level: 'warning', text: 'the certificate of ssl_cert does not verify against ssl_ca' });
}

async function reload(state: ServerState, { readFile, protocols }: Outside): Promise<void> {
  const settings = tlsSettings((name) => state.globals.get(name) ?? null);
  // MySQL's RELOAD refuses a certificate that ssl_ca doesn't verify; its start and MariaDB's FLUSH SSL take it.
  const strict = state.flavor === 'mysql';
  const tls = await loadTls(settings, readFile, state.now, protocols);
  if (tls === undefined) throw tlsUnusable('Unable to get certificate', 'ssl_cert');
  if (strict && !tls.verifies) throw tlsUnusable('Invalid certificates', settings.cert);
  state.tls = tls;
}

function checkedVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const key = name.toLowerCase().replaceAll('-', '_');
      const kept = optionValue(key, value);
      if (kept === undefined || kept === null)
        fail('endpoint-options-wrong', {
          at: name,
          seen: `the value ${JSON.stringify(value)}`,
          expected: 'a variable that there is, and a value that it can have',
        });
      return [key, kept];
    }),
  );
}

function accountOf(given: EndpointAccount, defaultPlugin: string, random: (length: number) => Uint8Array): Account {
  const plugin = given.plugin ?? defaultPlugin;
  const stored = given.password === undefined ? '' : storedCredential(plugin, given.password, random);
  if (!isAccountPlugin(plugin) || stored === undefined)
    fail('endpoint-options-wrong', {
      at: given.user,
      seen: `the auth plugin ${plugin}`,
      expected: 'one that is spoken here, and that has passwords where one is given',
    });
  return {
    user: given.user,
    host: (given.host ?? '%').toLowerCase(),
    plugin,
    stored,
    require: given.require ?? REQUIRE_NONE,
    locked: false,
    grants: new Map(given.admin === true ? [['*.*', new Set(['ALL PRIVILEGES', 'GRANT OPTION'])]] : []),
  };
}
