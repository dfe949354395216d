import { userInfo } from 'node:os';
import { posix } from 'node:path';
import { asTlsqlError } from '../base/error.ts';
import type { ClientFacts, ClientFileRole, ConnectIntent, OptionsRefused } from '../facts/client.ts';
import type { FileFact, Identity } from '../facts/file.ts';
import { readText } from '../io/files.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine, NotSeen } from '../io/machine.ts';
import { localOptionFiles } from '../io/option-source.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import {
  type ConnectionSettings,
  connectionFileRequest,
  connectionSettings,
} from '../optionfile/connection-settings.ts';
import { lateOption } from '../optionfile/late-options.ts';
import type { OptionFileDialect } from '../optionfile/option-file-dialect.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import type { SslMode } from '../optionfile/ssl-mode.ts';
import { cryptoPolicy } from './crypto-policy.ts';
import { fileFact } from './file-fact.ts';
import { identityOf, readAccounts } from './identity.ts';
import { brokenLinks, overriddenFiles } from './overridden.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What the command line and the surroundings of the failing client are. */
export interface ClientHints {
  readonly given: readonly GivenOption[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The client that fails, for example `mysql-9` or `mariadb-11`. */
  readonly client?: string;
  /** A word of the command line at which the client stops. */
  readonly refused?: OptionsRefused;
  /** The machine whose usual sockets are meant where none is named; this one unless said. */
  readonly machine?: Machine;
}

/** The client's side as facts, and what is needed to connect as it would. */
export interface GatheredClient {
  readonly facts: ClientFacts;
  /** Undefined where the client stops at its options. */
  readonly settings: ConnectionSettings | undefined;
  readonly intent: ConnectIntent | undefined;
  readonly material: TlsMaterial;
}

/** Where packages put the socket. */
const usualSockets = [
  '/run/mysqld/mysqld.sock',
  '/var/run/mysqld/mysqld.sock',
  '/var/lib/mysql/mysql.sock',
  '/tmp/mysql.sock',
];
const tellingVariables = [
  'MYSQL_HOME',
  'MARIADB_HOME',
  'MYSQL_HOST',
  'MYSQL_TCP_PORT',
  'MYSQL_UNIX_PORT',
  'MYSQL_GROUP_SUFFIX',
  'MYSQL_TEST_LOGIN_FILE',
  'OPENSSL_CONF',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'LIBMYSQL_ENABLE_CLEARTEXT_PLUGIN',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
];

/** Reads what the client would read: option files, environment, command line, and the files that they name. */
export async function gatherClient(hints: ClientHints): Promise<GatheredClient> {
  const dialect: OptionFileDialect = /^mariadb/.test(hints.client ?? '') ? 'mariadb' : 'mysql';
  const options = resolveOptionFiles(
    connectionFileRequest(hints.given, { env: hints.env, cwd: hints.cwd }, dialect),
    localOptionFiles,
  );
  const environment = Object.fromEntries(
    tellingVariables.flatMap((name) => (hints.env[name] === undefined ? [] : [[name, hints.env[name] ?? '']])),
  );
  const user = ownIdentity();
  const policy = cryptoPolicy(hints.env);
  const links = brokenLinks(options);
  const late = lateOption(hints.given);
  const overridden = await overriddenFiles(options, { base: hints.cwd, accounts: readAccounts() });
  const base: ClientFacts = {
    options: withoutSecrets(options),
    environment,
    ...(policy === undefined ? {} : { cryptoPolicy: policy }),
    ...(links.length === 0 ? {} : { brokenLinks: links }),
    ...(Object.keys(overridden).length === 0 ? {} : { overridden }),
    ...(late === undefined ? {} : { lateOption: late }),
    ...(user === undefined ? {} : { user }),
    ...(hints.client === undefined ? {} : { program: { id: hints.client } }),
  };
  // The command line is read before any option file.
  const refused = hints.refused ?? wordOfOtherProduct(hints);
  if (refused !== undefined) return stopped(base, refused);
  try {
    const settings = connectionSettings(hints.given, options, hints.env, dialect);
    const { password: _password, ...open } = settings;
    const files = await clientFiles(settings, hints.cwd);
    const intent = intentOf(settings, hints.client, await usualSocket(hints.machine ?? localMachine));
    return {
      facts: { ...base, settings: open, files, intent },
      settings,
      intent,
      material: await materialOf(settings, files),
    };
  } catch (error) {
    const { code, detail } = asTlsqlError(error);
    const optionsRefused = { code, seen: detail.seen, ...(detail.at === undefined ? {} : { at: detail.at }) };
    return stopped(base, optionsRefused);
  }
}

/** Names that one product has and the other's clients stop at (MySQL's took them out with 8.0). */
const foreign: readonly (readonly [clients: RegExp, names: readonly string[]])[] = [
  [/^mariadb-\d/, ['ssl-mode', 'tls-ciphersuites', 'get-server-public-key', 'server-public-key-path', 'login-path']],
  [/^mysql-([89]|\d\d)/, ['ssl', 'ssl-verify-server-cert', 'ssl-fp', 'ssl-fplist']],
];

function wordOfOtherProduct({ given, client = '' }: ClientHints): OptionsRefused | undefined {
  const names = foreign.find(([clients]) => clients.test(client))?.[1] ?? [];
  const word = given.find(({ name, origin }) => origin.kind === 'argument' && names.includes(name));
  if (word === undefined) return undefined;
  const { name, value } = word;
  const written = typeof value === 'string' ? `--${name}=${value}` : `--${value ? '' : 'skip-'}${name}`;
  return { code: 'option-unknown', seen: `unknown option ${written}` };
}

function stopped(base: ClientFacts, optionsRefused: OptionsRefused): GatheredClient {
  return { facts: { ...base, optionsRefused }, settings: undefined, intent: undefined, material: {} };
}

function ownIdentity(): Identity | undefined {
  try {
    return identityOf(userInfo().uid, readAccounts());
  } catch {
    return undefined;
  }
}

/** The mode that the failing client takes: MySQL's clients verify the chain alone where only a CA is given. */
export function modeOf(
  settings: Pick<ConnectionSettings, 'sslMode' | 'sslModeSource'>,
  client: string | undefined,
): SslMode {
  const impliedByCa = settings.sslModeSource.reason === 'ssl-ca';
  if (impliedByCa && !/^(mariadb-1[1-9]|tlsql)/.test(client ?? '')) return 'VERIFY_CA';
  return settings.sslMode;
}

/** The first usual socket that is there, else the first of all. */
async function usualSocket(machine: Machine): Promise<string> {
  // A machine that can't be reached stops no client at its options.
  const seen = await Promise.all(
    usualSockets.map((path) => machine.stat(path).catch((): NotSeen => ({ errno: 'unknown' }))),
  );
  const there = seen.findIndex((stats) => !('errno' in stats));
  return usualSockets[Math.max(0, there)] ?? '';
}

function intentOf(settings: ConnectionSettings, client: string | undefined, usual: string): ConnectIntent {
  const reason = settings.sslModeSource.reason;
  return {
    host: settings.host,
    port: settings.port,
    transport: settings.protocol === 'TCP' ? 'tcp' : 'socket',
    passwordGiven: settings.password !== null,
    sslMode: modeOf(settings, client),
    sslModeFrom: reason === 'default' ? 'default' : reason === 'ssl-ca' ? 'implied-by-ca' : 'asked',
    compress: settings.compress,
    getServerPublicKey: settings.getPublicKey,
    cleartextPlugin: settings.cleartextPlugin,
    ...(settings.protocol === 'TCP' ? {} : { socket: settings.socket ?? usual }),
    ...(settings.user === null ? {} : { user: settings.user }),
    ...(settings.tlsVersions === null ? {} : { tlsVersions: settings.tlsVersions }),
    ...(settings.cipher === null ? {} : { ciphers: settings.cipher }),
    ...(settings.ciphersuites === null ? {} : { ciphersuites: settings.ciphersuites }),
    ...(settings.verifyName === null || settings.verifyName === settings.host
      ? {}
      : { verifyName: settings.verifyName }),
  };
}

async function clientFiles(
  settings: ConnectionSettings,
  cwd: string,
): Promise<Partial<Record<ClientFileRole, FileFact>>> {
  const view = { base: cwd, accounts: readAccounts() };
  const named: readonly (readonly [ClientFileRole, string | null])[] = [
    ['ca', settings.ca],
    ['capath', settings.capath],
    ['cert', settings.cert],
    ['key', settings.key],
    ['crl', settings.crl],
    ['crlpath', settings.crlpath],
    ['server-public-key', settings.publicKeyPath],
  ];
  const files: Partial<Record<ClientFileRole, FileFact>> = {};
  for (const [role, path] of named) if (path !== null) files[role] = await fileFact(path, view);
  return files;
}

/** The material for our own handshakes: only what can be used, as the rest is a finding already. */
async function materialOf(
  settings: ConnectionSettings,
  files: Partial<Record<ClientFileRole, FileFact>>,
): Promise<TlsMaterial> {
  const text = async (
    role: ClientFileRole,
    kind: 'certificate' | 'private-key' | 'crl',
  ): Promise<string | undefined> => {
    const file = files[role];
    const block = file?.content?.blocks.find((entry) => entry.kind === kind);
    if (file === undefined || block === undefined) return undefined;
    if (block.kind === 'private-key' && (block.key.encrypted || block.key.damage !== undefined)) return undefined;
    return await readText(file.path);
  };
  const [ca, cert, key, crl] = [
    await text('ca', 'certificate'),
    await text('cert', 'certificate'),
    await text('key', 'private-key'),
    await text('crl', 'crl'),
  ];
  const [folderCas, folderCrls] = await Promise.all([
    linkedTexts(files.capath, /^[0-9a-f]{8}\.\d+$/),
    linkedTexts(files.crlpath, /^[0-9a-f]{8}\.r\d+$/),
  ]);
  const trusts = ca !== undefined || files.capath?.entries !== undefined;
  const pair = cert !== undefined && key !== undefined;
  const versions = settings.tlsVersions ?? [];
  const [oldest] = versions;
  const newest = versions.at(-1);
  return {
    ...(trusts ? { ca: [...(ca === undefined ? [] : [ca]), ...folderCas] } : {}),
    ...(pair ? { cert, key } : {}),
    ...(crl === undefined && folderCrls.length === 0
      ? {}
      : { crl: [...(crl === undefined ? [] : [crl]), ...folderCrls] }),
    ...(settings.cipher === null ? {} : { ciphers: settings.cipher }),
    ...(settings.ciphersuites === null ? {} : { ciphersuites: settings.ciphersuites }),
    ...(oldest === undefined ? {} : { minVersion: oldest }),
    ...(newest === undefined ? {} : { maxVersion: newest }),
  };
}

/** The files of a folder that OpenSSL finds: those that are named by a hash. */
async function linkedTexts(folder: FileFact | undefined, name: RegExp): Promise<string[]> {
  const found = folder?.entries?.filter(
    ({ path, content }) => name.test(posix.basename(path)) && content?.form === 'pem',
  );
  return await Promise.all((found ?? []).map(({ path }) => readText(path)));
}
