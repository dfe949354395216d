import type { ConnectionSettings } from '../optionfile/connection-settings.ts';
import type { LateOption } from '../optionfile/late-options.ts';
import type { ResolvedOptions } from '../optionfile/resolve.ts';
import type { SslMode } from '../optionfile/ssl-mode.ts';
import type { DriverFacts } from './driver.ts';
import type { FileFact, Identity } from './file.ts';

/** Which program the user runs: named by `--client`, or read off the error text. */
export interface ClientProgram {
  /** The name and release line: `mysql-9`, `mariadb-11`, `connector-j-9`, `mysql2`, `pymysql`, `go`, `php`, … */
  readonly id: string;
  readonly tlsLibrary?: string;
  readonly version?: string;
}

/** The TLS files of a client, by the option that names them. */
export type ClientFileRole = 'ca' | 'capath' | 'cert' | 'key' | 'crl' | 'crlpath' | 'server-public-key';

/** What the user wants to connect to, after options, files and environment. */
export interface ConnectIntent {
  readonly host?: string;
  readonly port?: number;
  readonly socket?: string;
  /** The transport that the client takes: `localhost` and no protocol is the socket. */
  readonly transport: 'tcp' | 'socket' | 'pipe' | 'memory';
  readonly user?: string;
  readonly passwordGiven: boolean;
  readonly sslMode: SslMode;
  /** Whether the mode was asked for by name or is the client's default or implied by ssl-ca. */
  readonly sslModeFrom: 'asked' | 'implied-by-ca' | 'default';
  readonly tlsVersions?: readonly string[];
  readonly ciphers?: string;
  readonly ciphersuites?: string;
  readonly compress?: boolean;
  readonly getServerPublicKey?: boolean;
  readonly cleartextPlugin?: boolean;
  /** The name verified instead of `host` (tunnels). */
  readonly verifyName?: string;
}

/** Why a client stops at its options: the code, the place (undefined: the command line), what was seen there. */
export interface OptionsRefused {
  readonly code: string;
  readonly at?: string;
  readonly seen: string;
  /** The option that a name is likely a slip of. */
  readonly nearest?: string;
}

/** What OpenSSL's configuration demands of the connections of programs that read it. */
export interface CryptoPolicy {
  readonly file: string;
  readonly minProtocol?: string;
  readonly cipherString?: string;
  readonly securityLevel?: number;
  /** Providers that it activates by name; then OpenSSL loads no other by itself. */
  readonly providers?: readonly string[];
}

/** An option file that is a link to nothing. */
export interface BrokenLink {
  readonly path: string;
  readonly target: string;
}

/** The side of the client: what it was told, by which line, and the files it would use. */
export interface ClientFacts {
  readonly program?: ClientProgram;
  readonly user?: Identity;
  /** What the option files give. */
  readonly options?: ResolvedOptions;
  /** What files, environment and command line come to; without the password. */
  readonly settings?: Omit<ConnectionSettings, 'password'>;
  /** Why the client would stop at its options before it connects. */
  readonly optionsRefused?: OptionsRefused;
  /** The words of the command line that are options, as given; no secret. */
  readonly arguments?: readonly string[];
  /** An option that names option files and stands behind others, where clients do not know it. */
  readonly lateOption?: LateOption;
  readonly intent?: ConnectIntent;
  readonly files?: Partial<Record<ClientFileRole, FileFact>>;
  /** The path of the socket, where it could not be connected to. */
  readonly socket?: FileFact;
  /** Certificates, keys and CRLs that lie beside those, named by no option. */
  readonly nearby?: readonly FileFact[];
  /** Environment variables that change what clients do (`MYSQL_HOME`, `SSL_CERT_FILE`, `OPENSSL_CONF`, …), not secret ones. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cryptoPolicy?: CryptoPolicy;
  /** Files of options that a later line of an option file took the place of. */
  readonly overridden?: Partial<Record<'ca' | 'cert' | 'key', FileFact>>;
  readonly brokenLinks?: readonly BrokenLink[];
  /** The text that the user saw, when it was given. */
  readonly complaint?: string;
  /** How a driver is told to connect, where its configuration was given. */
  readonly driver?: DriverFacts;
}
