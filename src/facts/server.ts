import type { ResolvedOptions } from '../optionfile/resolve.ts';
import type { FileFact, Identity } from './file.ts';

/** The TLS files of a server, by the variable that names them; `admin-` and `mysqlx-` are the other channels' own. */
export type ServerFileRole =
  | 'ca'
  | 'capath'
  | 'cert'
  | 'key'
  | 'crl'
  | 'crlpath'
  | 'rsa-private-key'
  | 'rsa-public-key'
  | 'admin-ca'
  | 'admin-cert'
  | 'admin-key'
  | 'mysqlx-ca'
  | 'mysqlx-cert'
  | 'mysqlx-key';

/** The running server program. */
export interface ProcessFact {
  readonly pid: number;
  readonly program: string;
  readonly started?: Date;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** AppArmor profile and mode (`/usr/sbin/mysqld (enforce)`), or SELinux context. */
  readonly confinement?: string;
  readonly listens?: readonly { readonly address: string; readonly port: number }[];
  /** Whether its mount namespace is another than ours. */
  readonly ownMounts?: boolean;
}

/** Another server of the machine than the one that is looked for. */
export interface OtherServer {
  readonly pid: number;
  /** TCP ports on which it listens; undefined where this user may not look. */
  readonly ports: readonly number[] | undefined;
  /** Unix sockets on which it listens. */
  readonly sockets?: readonly string[];
}

/** The process that listens where the client connected, whatever program it is. */
export interface ListenerFact {
  readonly pid: number;
  readonly program: string;
  /** It was stopped by a signal or a debugger: its connections are taken by the kernel, and nobody answers. */
  readonly stopped?: true;
}

/** systemd's unit of the server: the settings that hide files or replace options. */
export interface UnitFact {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly dropIns?: readonly string[];
}

/** What the machine enforces beside mode bits. */
export interface ServerHost {
  readonly apparmor?: 'enforcing' | 'complaining' | 'off';
  readonly selinux?: 'enforcing' | 'permissive' | 'off';
  /** Whether systemd runs there (sd_booted(3)). */
  readonly systemd?: boolean;
  /** Refusals in the kernel's or audit log that name the server's program. */
  readonly denials?: readonly string[];
  /** The folder of OpenSSL's default store and whether it holds certificates. */
  readonly defaultStore?: string;
}

/** The side of the server, seen on its machine. */
export interface ServerFacts {
  readonly program?: {
    readonly path: string;
    readonly version?: string;
    readonly flavor?: 'mysql' | 'mariadb' | 'percona';
  };
  readonly process?: ProcessFact;
  readonly unit?: UnitFact;
  /** The user that opens the TLS files. */
  readonly user?: Identity;
  /** What the option files give, in the server's groups; what its command line gives stands in `process.arguments`. */
  readonly options?: ResolvedOptions;
  /** The value in force of each option by its identity (`ssl-ca`), files and command line together. */
  readonly inForce?: Readonly<Record<string, string>>;
  /** What SET PERSIST wrote, by identity: it counts more than option files and command line. */
  readonly persisted?: Readonly<Record<string, string>>;
  /** The file that holds it; a damaged one keeps the server from starting. Undefined where it could not be looked at. */
  readonly persistedFile?: { readonly state: 'absent' | 'whole' } | { readonly state: 'damaged'; readonly why: string };
  readonly dataFolder?: FileFact;
  readonly files?: Partial<Record<ServerFileRole, FileFact>>;
  /** Certificates, keys and CRLs that lie beside those, named by no option. */
  readonly nearby?: readonly FileFact[];
  readonly host?: ServerHost;
}
