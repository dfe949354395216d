import { fail } from '../base/error.ts';
import { secret } from '../base/secret.ts';
import { type Call, type DriverConfig, isCall, isDict, type Value, valueText } from './driver-config.ts';
import { driverName } from './driver-names.ts';
import { readGoDsn } from './go-dsn.ts';
import { readIndented } from './indented.ts';
import { readKeyValues } from './key-values.ts';
import { readLiteral } from './literal.ts';
import { readUrl } from './url.ts';

type Options = Readonly<Record<string, Value>>;

/**
 * Reads how a driver is told to connect: a URL (`jdbc:` and SQLAlchemy's `mysql+pymysql:` as well), a Go DSN, a PDO or DBI
 * DSN, a .NET or ODBC connection string, a call or object of JavaScript, Python or PHP, or lines of a database.yml.
 *
 * @param client the driver where it is known, as `--client` names it; else it is told by the text.
 * Fails with `driver-config-unreadable`.
 */
export function readDriverConfig(text: string, client?: string): DriverConfig {
  const own = stripped(text);
  const named = client === undefined ? undefined : driverName(client);
  const url = readUrl(own);
  if (url !== undefined) {
    const { scheme, ...parts } = url;
    return { ...parts, driver: named ?? ofScheme(scheme, parts.options), syntax: 'url', ...around(scheme) };
  }
  const go = named === undefined || named === 'go' ? readGoDsn(own) : undefined;
  if (go !== undefined) return { ...go, driver: 'go', syntax: 'go-dsn' };
  const prefix = /^(mysql|dbi:mysql|dbi:mariadb):(?!\/)/i.exec(own)?.[1]?.toLowerCase();
  if (prefix !== undefined) {
    const driver = { mysql: 'pdo', 'dbi:mysql': 'dbd-mysql', 'dbi:mariadb': 'dbd-mariadb' }[prefix] ?? 'pdo';
    return fromOptions(readKeyValues(own.slice(prefix.length + 1)), named ?? driver, 'key-values');
  }
  if (/^[\w ]+=(?:\{[^}]*\}|[^;{(]*);/.test(own) && !/^\w+\s*=\s*["'\w.]+\s*,/.test(own)) {
    const values = readKeyValues(own);
    const odbc = Object.keys(values).some((name) => /^(driver|dsn)$/i.test(name));
    return fromOptions(values, named ?? (odbc ? 'odbc-mariadb' : 'mysqlconnector'), 'key-values');
  }
  const indented = readIndented(own);
  if (indented !== undefined) return fromIndented(indented, named);
  return fromLiteral(readLiteral(own), named);
}

/** `DATABASE_URL="…"`, `spring.datasource.url=…`: the name before the text is nobody's. */
function stripped(text: string): string {
  const own = text.trim();
  const match = /^(?:export\s+)?[\w.-]+\s*[=:]\s*(["']?)((?:jdbc:)?[a-z][\w+.-]*:\/\/[\s\S]*?)\1$/i.exec(own);
  return match?.[2] ?? own.replace(/^(["'])([^"']*)\1$/, '$2');
}

function ofScheme(scheme: string, options: Options): string {
  if (/^mysql\+/.test(scheme) || /^mariadb\+/.test(scheme)) {
    const driver = scheme.split('+')[1] ?? '';
    return (
      { mysqldb: 'mysqlclient', mysqlconnector: 'mysql-connector-python', mariadbconnector: 'mysqlclient' }[driver] ??
      driver
    );
  }
  if (scheme === 'mysql2') return 'ruby-mysql2';
  if (scheme === 'mariadb')
    return options.sslMode !== undefined || options.useSSL !== undefined ? 'mariadb-connector-j-3' : 'mariadb-npm';
  if (['sslaccept', 'sslidentity', 'sslcert'].some((name) => options[name] !== undefined)) return 'prisma';
  if (
    ['sslMode', 'useSSL', 'requireSSL', 'verifyServerCertificate', 'trustCertificateKeyStoreUrl'].some(
      (name) => options[name] !== undefined,
    )
  )
    return 'connector-j-9';
  return 'mysql2';
}

const around = (scheme: string): { readonly around?: string } => (scheme.includes('+') ? { around: 'sqlalchemy' } : {});

const placeNames = {
  host: /^(host|hostname|server|data ?source|address|addr|network ?address|mysql_host)$/i,
  port: /^(port|mysql_port)$/i,
  socket: /^(unix_socket|socket|socketpath|mysql_socket)$/i,
  user: /^(user|username|uid|user ?id|user_name|usr)$/i,
  password: /^(password|passwd|pwd|pass)$/i,
  database: /^(database|db|dbname|initial ?catalog|name)$/i,
} as const;

/** A driver's options with what says where taken apart. */
function fromOptions(
  all: Options,
  driver: string,
  syntax: DriverConfig['syntax'],
  parts: Partial<DriverConfig> = {},
): DriverConfig {
  const find = (role: keyof typeof placeNames): Value | undefined =>
    Object.entries(all).find(([name]) => placeNames[role].test(name))?.[1];
  const text = (role: keyof typeof placeNames): string | undefined => {
    const value = find(role);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const port = Number(find('port') ?? Number.NaN);
  const [host, user, password, database, socket] = [
    text('host'),
    text('user'),
    text('password'),
    text('database'),
    text('socket'),
  ];
  const options = Object.fromEntries(
    Object.entries(all).filter(([name]) => !Object.values(placeNames).some((pattern) => pattern.test(name))),
  );
  return {
    driver,
    syntax,
    ...(host === undefined ? {} : { host: host.replace(/^(tcp|p):/, '') }),
    ...(Number.isInteger(port) ? { port } : {}),
    ...(socket === undefined ? {} : { socket }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: secret(password) }),
    ...(database === undefined ? {} : { database }),
    options,
    ...parts,
  };
}

/** database.yml: the group of production, else the first that names an adapter. */
function fromIndented(root: Options, named: string | undefined): DriverConfig {
  const groups = Object.entries(root).flatMap(([name, value]) => (isDict(value) ? [{ name, own: value.dict }] : []));
  const chosen =
    groups.find(({ name }) => name === 'production') ?? groups.find(({ own }) => own.adapter !== undefined);
  const flat = chosen?.own ?? root;
  const url = Object.values(flat).find((value) => typeof value === 'string' && /^(jdbc:)?\w[\w+]*:\/\//.test(value));
  if (typeof url === 'string') return readDriverConfig(url, named);
  return fromOptions(flat, named ?? 'ruby-mysql2', 'indented', { around: 'rails' });
}

const calls: readonly (readonly [RegExp, string])[] = [
  [/pymysql/i, 'pymysql'],
  [/aiomysql/i, 'aiomysql'],
  [/mysql\.connector/i, 'mysql-connector-python'],
  [/MySQLdb/, 'mysqlclient'],
  [/mariadb\./i, 'mariadb-npm'],
  [/^PDO$/, 'pdo'],
  [/mysqli/, 'mysqli'],
  [/mysql2/i, 'mysql2'],
  [/Sequelize|knex|DataSource|createPool|createConnection/i, 'mysql2'],
];

function fromLiteral(value: Value, named: string | undefined): DriverConfig {
  if (isCall(value)) return fromCall(value, named);
  const own = isDict(value) ? value.dict : Array.isArray(value) ? dictOf(value as readonly Value[]) : undefined;
  if (own === undefined)
    return fail('driver-config-unreadable', {
      seen: valueText(value).slice(0, 40),
      expected: 'a URL, a DSN or options',
    });
  return fromObject(own, named);
}

const dictOf = (list: readonly Value[]): Options | undefined =>
  list.flatMap((entry) => (Array.isArray(entry) ? (entry as readonly Value[]) : [entry])).find(isDict)?.dict;

function fromCall(value: Call, named: string | undefined): DriverConfig {
  const [first] = value.args;
  const driver = named ?? calls.find(([pattern]) => pattern.test(value.call))?.[1];
  const own = dictOf(value.args) ?? {};
  if (typeof first === 'string' && /^(mysql:|\w[\w+]*:\/\/)/.test(first)) {
    const base = readDriverConfig(first, driver);
    const [, user, password] = value.args;
    return {
      ...base,
      ...(typeof user === 'string' ? { user } : {}),
      ...(typeof password === 'string' ? { password: secret(password) } : {}),
      syntax: base.syntax === 'url' && Object.keys(own).length > 0 ? 'literal' : base.syntax,
      options: { ...base.options, ...own },
    };
  }
  return fromObject(own, driver);
}

function fromObject(own: Options, named: string | undefined): DriverConfig {
  const inner = ['default', 'connection', 'DATABASES'].map((name) => own[name]).find(isDict);
  if (own.ENGINE !== undefined || (isDict(inner) && inner.dict.ENGINE !== undefined))
    return django(isDict(inner) ? inner.dict : own, named);
  if (isDict(own.DATABASES)) return fromObject(own.DATABASES.dict, named);
  const nested = own.connection ?? own.dialectOptions;
  if (isDict(nested)) {
    const library = own.dialectOptions === undefined ? 'knex' : 'sequelize';
    const { connection: _connection, dialectOptions: _dialect, ssl, ...outer } = own;
    const misplaced = ssl === undefined ? {} : { misplacedSsl: ssl };
    const driver = named ?? (/mariadb/i.test(valueText(own.dialect ?? own.client)) ? 'mariadb-npm' : 'mysql2');
    return fromOptions({ ...outer, ...nested.dict, ...misplaced }, driver, 'literal', { around: library });
  }
  if (own.dialect !== undefined && own.ssl !== undefined) {
    const { ssl, ...rest } = own;
    return fromOptions({ ...rest, misplacedSsl: ssl }, named ?? 'mysql2', 'literal', { around: 'sequelize' });
  }
  const keys = Object.keys(own).map((name) => name.toLowerCase());
  const python = keys.some((name) =>
    /^(ssl_ca|ssl_verify_cert|ssl_verify_identity|ssl_disabled|read_default_file)$/.test(name),
  );
  const php = keys.some((name) => /attr_ssl|mysqli_/.test(name));
  return fromOptions(own, named ?? (php ? 'pdo' : python ? 'pymysql' : 'mysql2'), 'literal');
}

function django(own: Options, named: string | undefined): DriverConfig {
  const options = isDict(own.OPTIONS) ? own.OPTIONS.dict : {};
  const { OPTIONS: _options, ENGINE: _engine, ...rest } = own;
  return fromOptions({ ...rest, ...options }, named ?? 'mysqlclient', 'literal', { around: 'django' });
}
