import { fail } from '../base/error.ts';
import { type Secret, secret } from '../base/secret.ts';
import { type CollectedOptions, collectOptions } from './collect-options.ts';
import { connectionAddress } from './connection-address.ts';
import { type ConnectionOptions, connectionOptions } from './connection-options.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { clientGroups } from './option-file-groups.ts';
import type { OptionFileChoice } from './option-file-order.ts';
import type { GivenOption, OptionOrigin, OptionWarning } from './option-spec.ts';
import { place } from './option-value.ts';
import { readOptionLines } from './read-option-lines.ts';
import type { OptionFileRequest, ResolvedOptions } from './resolve.ts';
import { atLeast, chooseSslMode, isGiven, type SslMode, type SslModeChoice } from './ssl-mode.ts';

/** Everything that says how to connect, from option files, environment and command line. Paths are as given. */
export interface ConnectionSettings {
  readonly protocol: 'TCP' | 'SOCKET';
  readonly host: string;
  readonly port: number;
  /** Path of the Unix socket; null: the machine's usual places are to be tried. */
  readonly socket: string | null;
  /** Null: the name of the user who runs the program. */
  readonly user: string | null;
  /** `ask`: from the terminal; null: none. */
  readonly password: Secret | 'ask' | null;
  readonly database: string | null;
  readonly sslMode: SslMode;
  readonly sslModeSource: Pick<SslModeChoice, 'reason' | 'origin'>;
  /** The mode as what to do: PREFERRED on a socket is `never`, as in the mysql client. */
  readonly tls: 'never' | 'if-offered' | 'must';
  /**
   * What a verified chain must end in. `given`: ca or capath. `system`: the machine's store (MariaDB's ssl-verify-server-cert
   * without a CA). `missing`: VERIFY_CA or VERIFY_IDENTITY without a CA, which the mysql client refuses. `none`: not verified.
   */
  readonly trust: 'given' | 'system' | 'missing' | 'none';
  /** The name that the certificate must have; null when none is verified. */
  readonly verifyName: string | null;
  readonly ca: string | null;
  readonly capath: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  /** OpenSSL names for TLS 1.2, colons between them. */
  readonly cipher: string | null;
  readonly ciphersuites: string | null;
  /** Null: the library's. */
  readonly tlsVersions: readonly TlsVersion[] | null;
  readonly crl: string | null;
  readonly crlpath: string | null;
  /** SHA-1 or SHA-256 fingerprints that MariaDB's ssl-fp gives, and the file of ssl-fplist. */
  readonly fingerprints: readonly string[];
  readonly fingerprintFile: string | null;
  readonly publicKeyPath: string | null;
  readonly getPublicKey: boolean;
  readonly connectTimeoutMillis: number;
  readonly compress: boolean;
  readonly defaultAuth: string | null;
  readonly cleartextPlugin: boolean;
  /** By option name: where its value came from. */
  readonly origins: CollectedOptions<ConnectionOptions>['origins'];
  readonly warnings: readonly OptionWarning[];
}

export const tlsVersionNames = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
type TlsVersion = (typeof tlsVersionNames)[number];

const defaultTimeoutMillis = 10_000;

/** Which option files a command line asks for, ready for `resolveOptionFiles`. tlsql's own group is `[tlsql]`. */
export function connectionFileRequest(
  given: readonly GivenOption[],
  outside: Pick<OptionFileChoice, 'env' | 'cwd'>,
  dialect: OptionFileDialect = 'mysql',
): OptionFileRequest {
  const { options } = collectOptions(connectionGiven(given), connectionOptions);
  return {
    ...outside,
    dialect,
    groups: [...clientGroups(dialect), 'tlsql'],
    ...(options['no-defaults'] === true ? { noDefaults: true } : {}),
    ...(options['defaults-file'] === undefined ? {} : { defaultsFile: options['defaults-file'] }),
    ...(options['defaults-extra-file'] === undefined ? {} : { defaultsExtraFile: options['defaults-extra-file'] }),
    ...(options['defaults-group-suffix'] === undefined ? {} : { groupSuffix: options['defaults-group-suffix'] }),
    ...(options['login-path'] === undefined ? {} : { loginPath: options['login-path'] }),
  };
}

/**
 * Merges environment, option files and command line, in that order of rising precedence, as the mysql client does.
 * Fails with `option-file-refused` where that client would stop at an option file, `options-contradict`, and the errors of a
 * wrong value with its place.
 *
 * @param given the options of the command line (readArguments); others than the connection's are passed over.
 */
export function connectionSettings(
  given: readonly GivenOption[],
  files: ResolvedOptions,
  env: Readonly<Record<string, string | undefined>>,
  dialect: OptionFileDialect = 'mysql',
): ConnectionSettings {
  if (files.fatal !== null) {
    const { file, line, text, id } = files.fatal;
    return fail('option-file-refused', {
      at: line === 0 ? file : `${file}:${line}`,
      seen: text,
      fields: { problem: id },
    });
  }
  const lines = readOptionLines(files.options, connectionOptions, { unknown: 'ignore', dialect });
  const all = [...environmentOptions(env, dialect), ...lines.given.filter(isNoFileChoice), ...connectionGiven(given)];
  const merged = collectOptions(all, connectionOptions);
  const address = connectionAddress(merged);
  const ssl = chooseSslMode(all, merged);
  const { options, origins } = merged;
  const versions = tlsVersions(options['tls-version'], origins['tls-version']);
  const warnings = [
    ...lines.warnings,
    ...passwordWarnings(merged),
    ...address.warnings,
    ...ssl.warnings,
    ...versions.warnings,
  ];
  const { protocol, host, port, socket } = address;
  return {
    protocol,
    host,
    port,
    socket,
    user: text(options.user),
    password: passwordOf(options.password),
    database: text(options.database),
    sslMode: ssl.mode,
    sslModeSource: { reason: ssl.reason, origin: ssl.origin },
    tls: atLeast(ssl.mode, 'REQUIRED')
      ? 'must'
      : ssl.mode === 'PREFERRED' && protocol === 'TCP'
        ? 'if-offered'
        : 'never',
    trust: trustOf(ssl, isGiven(options['ssl-ca']) || isGiven(options['ssl-capath'])),
    verifyName: ssl.mode === 'VERIFY_IDENTITY' ? (text(options['ssl-verify-name']) ?? host) : null,
    ca: text(options['ssl-ca']),
    capath: text(options['ssl-capath']),
    cert: text(options['ssl-cert']),
    key: text(options['ssl-key']),
    cipher: text(options['ssl-cipher']),
    ciphersuites: options['tls-ciphersuites'] ?? null,
    tlsVersions: versions.names,
    crl: text(options['ssl-crl']),
    crlpath: text(options['ssl-crlpath']),
    fingerprints: (text(options['ssl-fp']) ?? '').split(',').filter((part) => part !== ''),
    fingerprintFile: text(options['ssl-fplist']),
    publicKeyPath: text(options['server-public-key-path']),
    getPublicKey: options['get-server-public-key'] ?? false,
    connectTimeoutMillis: timeoutMillis(options['connect-timeout'], origins['connect-timeout']),
    compress: options.compress ?? false,
    defaultAuth: text(options['default-auth']),
    cleartextPlugin: options['enable-cleartext-plugin'] ?? false,
    origins,
    warnings,
  };
}

const tableNames: ReadonlySet<string> = new Set(connectionOptions.map((option) => option.name));

function connectionGiven(given: readonly GivenOption[]): readonly GivenOption[] {
  return given.filter((option) => tableNames.has(option.name));
}

/** Which files are read is decided before any is: in a file these options say nothing. */
function isNoFileChoice({ name }: GivenOption): boolean {
  return !name.startsWith('defaults-') && name !== 'no-defaults' && name !== 'login-path';
}

/** The variables that the clients read; they count least of all. */
function environmentOptions(
  env: Readonly<Record<string, string | undefined>>,
  dialect: OptionFileDialect,
): readonly GivenOption[] {
  const variables: readonly (readonly [string, string])[] = [
    ['MYSQL_HOST', 'host'],
    ...(dialect === 'mariadb' ? [['MARIADB_HOST', 'host'] as const] : []),
    ['MYSQL_TCP_PORT', 'port'],
    ['MYSQL_UNIX_PORT', 'socket'],
    ['MYSQL_PWD', 'password'],
  ];
  return variables.flatMap(([variable, name]) => {
    const value = env[variable];
    return value === undefined ? [] : [{ name, value, origin: { kind: 'environment', variable } as const }];
  });
}

function passwordOf(value: string | boolean | undefined): Secret | 'ask' | null {
  if (value === true) return 'ask';
  return typeof value === 'string' ? secret(value) : null;
}

function passwordWarnings({ options, origins }: CollectedOptions<ConnectionOptions>): OptionWarning[] {
  if (origins.password.kind !== 'argument' || typeof options.password !== 'string') return [];
  const warning =
    'a password on the command line can be seen by others and stays in the shell history; use -p, or an option file';
  return [{ id: 'password-in-arguments', text: warning, origin: origins.password }];
}

function trustOf(ssl: SslModeChoice, ca: boolean): ConnectionSettings['trust'] {
  if (!atLeast(ssl.mode, 'VERIFY_CA')) return 'none';
  if (ca) return 'given';
  return ssl.reason === 'ssl-verify-server-cert' ? 'system' : 'missing';
}

/** As libmysqlclient reads it: commas, no blanks, case ignored, unknown names passed over while one is known. */
function tlsVersions(
  list: string | undefined,
  origin: OptionOrigin,
): { readonly names: readonly TlsVersion[] | null; readonly warnings: readonly OptionWarning[] } {
  if (list === undefined) return { names: null, warnings: [] };
  const parts = list.split(',');
  const known = (part: string): TlsVersion | undefined =>
    tlsVersionNames.find((name) => name.toLowerCase() === part.toLowerCase());
  const names = parts.flatMap((part) => known(part) ?? []);
  if (names.length === 0) {
    return fail('option-value-invalid', {
      seen: `--tls-version=${list}`,
      expected: `a comma list, without blanks, of ${tlsVersionNames.join(', ')}`,
      ...place(origin),
      fields: { option: 'tls-version' },
    });
  }
  const warnings = parts
    .filter((part) => known(part) === undefined)
    .map((part) => ({ id: 'option-value-ignored', text: `tls-version: '${part}' is no TLS version`, origin }) as const);
  return { names: [...new Set(names)], warnings };
}

/** Seconds; 0 means the default, as every wait has an end here. */
function timeoutMillis(value: string | undefined, origin: OptionOrigin): number {
  if (value === undefined) return defaultTimeoutMillis;
  if (!/^\d{1,6}$/.test(value)) {
    return fail('option-value-invalid', {
      seen: `--connect-timeout=${value}`,
      expected: 'a number of seconds',
      ...place(origin),
      fields: { option: 'connect-timeout' },
    });
  }
  return Number(value) === 0 ? defaultTimeoutMillis : Number(value) * 1000;
}

/** An empty value takes an option back. */
function text(value: string | undefined): string | null {
  return isGiven(value) ? value : null;
}
