/** How the demo's server is switched to TLS. */
export type TlsSwitch = 'live' | 'restart';

/** TLS files on the server's disk. */
export interface ServerTlsFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly crl: string;
}

/** A throw-away server that starts in the clear; it listens on loopback and is gone after `stop`. */
export interface DemoServer {
  /** For people: `MariaDB 11.8.6 (maria11, from the test cache)`. */
  readonly label: string;
  readonly port: number;
  /** The account that may do everything; it has no password and may come from loopback only. */
  readonly admin: string;
  /** What the server can do with TLS: `yassl` is TLS 1.0 only. */
  readonly family: 'mysql' | 'mariadb' | 'yassl' | 'builtin';
  readonly switch: TlsSwitch;
  /** Restarts with these TLS files in its option file; absent where the switch is live. */
  readonly restartWith: (files: ServerTlsFiles) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What the statements depend on. */
export function turnOnStatements(files: ServerTlsFiles): string[] {
  return [
    `SET GLOBAL ssl_ca = ${quoted(files.ca)}`,
    `SET GLOBAL ssl_cert = ${quoted(files.cert)}`,
    `SET GLOBAL ssl_key = ${quoted(files.key)}`,
    `SET GLOBAL ssl_crl = ${quoted(files.crl)}`,
    'ALTER INSTANCE RELOAD TLS',
  ];
}

/** The account of the demo: it must come over TLS and show the one certificate with this subject. */
export function accountStatements(
  family: DemoServer['family'],
  user: string,
  password: string,
  subject: string,
): string[] {
  const account = `${quoted(user)}@'%'`;
  // MySQL 5.6 knows REQUIRE in GRANT alone.
  if (family === 'yassl')
    return [`GRANT USAGE ON *.* TO ${account} IDENTIFIED BY ${quoted(password)} REQUIRE SUBJECT ${quoted(subject)}`];
  return [`CREATE USER ${account} IDENTIFIED BY ${quoted(password)} REQUIRE SUBJECT ${quoted(subject)}`];
}

/** An SQL string literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
