import { compareVersion, family, type ServerVersion } from './server-version.ts';

/** What a server can or has, by a name of ours. */
export type Ability = keyof typeof abilities;

/**
 * Since when, and before which release no more. `true`: as long as anyone remembers; `false`: never. Several spans where a
 * feature came back into older series.
 */
type Spans = boolean | readonly Span[];
type Span = readonly [since: string, before?: string];

/** One line: what MySQL (Percona and Aurora with it) and MariaDB can. */
interface Row {
  readonly mysql: Spans;
  readonly mariadb: Spans;
}

/**
 * The table of versions and abilities. Sources: MySQL reference manuals 5.6 to 9.x and release notes; the MariaDB manual.
 * Lines marked (seen) were tried on MySQL 5.6.24 and 9.7.4, MariaDB 10.11.18 and 11.8.6; test/servers tries them again.
 */
const abilities = {
  // Live reload: MySQL 8.0.16 release notes; MDEV-16266 (10.4.1). (seen)
  'alter-instance-reload-tls': { mysql: [['8.0.16']], mariadb: false },
  'flush-ssl': { mysql: false, mariadb: [['10.4.1']] },
  // REQUIRE in CREATE and ALTER USER: MySQL 5.7.6 release notes; MDEV-7978 (10.2.0). (seen)
  'create-user-require': { mysql: [['5.7.6']], mariadb: [['10.2.0']] },
  // REQUIRE in GRANT: gone in MySQL 8.0.11 with GRANT that makes accounts. (seen)
  'grant-require': { mysql: [['0', '8.0.11']], mariadb: true },
  // MySQL 5.7.6 release notes; MDEV-7978. (seen)
  'show-create-user': { mysql: [['5.7.6']], mariadb: [['10.2.0']] },
  // MySQL 8.0.0, WL#8688. (seen)
  'set-persist': { mysql: [['8.0.0']], mariadb: false },
  // MySQL 5.7.8, WL#7709; MDEV-13362 (10.5.2). (seen)
  'require-secure-transport': { mysql: [['5.7.8']], mariadb: [['10.5.2']] },
  // Variable have_ssl: gone in MySQL 8.4.0. (seen)
  'have-ssl': { mysql: [['0', '8.4.0']], mariadb: true },
  // Variable tls_version: MySQL 5.7.10 and 5.6.46; MDEV-14101 (10.4.6). (seen)
  'tls-version-variable': { mysql: [['5.6.46', '5.7.0'], ['5.7.10']], mariadb: [['10.4.6']] },
  // Variable tls_ciphersuites: MySQL 8.0.16; MariaDB takes TLS 1.3 suites in ssl_cipher. (seen)
  'tls-ciphersuites-variable': { mysql: [['8.0.16']], mariadb: false },
  // Variable version_ssl_library: MariaDB 10.0.5. (seen)
  'version-ssl-library': { mysql: false, mariadb: [['10.0.5']] },
  // performance_schema.tls_channel_status: MySQL 8.0.21, WL#13850. (seen)
  'tls-channel-status': { mysql: [['8.0.21']], mariadb: false },
  // A port for administrators with TLS files of its own: MySQL 8.0.21, WL#13850.
  'admin-tls': { mysql: [['8.0.21']], mariadb: false },
  // A certificate of its own at first start: MySQL 5.7.6 in the data folder; MDEV-31856 (11.4.1) in memory. (seen)
  'own-certificate': { mysql: [['5.7.6']], mariadb: [['11.4.1']] },
  // The proof of that certificate by the password's hash: MDEV-31855 (11.4.1). (seen)
  'proves-certificate': { mysql: false, mariadb: [['11.4.1']] },
  // With broken TLS files MySQL starts without TLS, MariaDB refuses to start. (seen)
  'starts-without-tls': { mysql: true, mariadb: false },
  // FLUSH HOSTS: gone in MySQL 8.4.0. (seen)
  'flush-hosts': { mysql: [['0', '8.4.0']], mariadb: true },
  // performance_schema.host_cache: MySQL 5.6.5; MariaDB 10.0. (seen)
  'host-cache-table': { mysql: [['5.6.5']], mariadb: [['10.0.0']] },
  // Attributes in COM_CHANGE_USER: 5.6 looks for them where the charset stands (parse_com_change_user_packet). (seen)
  'change-user-attributes': { mysql: [['5.7.0']], mariadb: true },
  // CHANGE REPLICATION SOURCE TO: MySQL 8.0.23, WL#14189. (seen)
  'change-replication-source': { mysql: [['8.0.23']], mariadb: false },
  // CLIENT_SESSION_TRACK: MySQL 5.7.4, WL#4797; MDEV-8931 (10.2.2). (seen)
  'session-track': { mysql: [['5.7.4']], mariadb: [['10.2.2']] },
  // CREATE ROLE: MySQL 8.0.0, WL#988; MariaDB 10.0.5. (seen)
  roles: { mysql: [['8.0.0']], mariadb: [['10.0.5']] },
  // ACCOUNT LOCK: MySQL 5.7.6; MDEV-13095 (10.4.2).
  'account-lock': { mysql: [['5.7.6']], mariadb: [['10.4.2']] },
  // PKCS#8 keys: yaSSL reads PKCS#1 alone; MySQL's own builds left it with 5.6.46, 5.7.28 and 8.0.4. (seen)
  'pkcs8-keys': { mysql: [['5.6.46', '5.7.0'], ['5.7.28', '8.0.0'], ['8.0.4']], mariadb: true },
  // Names in REQUIRE as OpenSSL's X509_NAME_oneline writes them; yaSSL has a dialect of its own. Same releases. (seen)
  'openssl-names': { mysql: [['5.6.46', '5.7.0'], ['5.7.28', '8.0.0'], ['8.0.4']], mariadb: true },
  // Protocols that the server's build can speak: release notes of 5.6.46, 5.7.10, 8.0.16 (1.3), 8.0.28 (1.0 and 1.1 gone);
  // MariaDB with OpenSSL 1.1.1 from 10.2.16 on. (seen)
  'tls-1.0': { mysql: [['0', '8.0.28']], mariadb: true },
  'tls-1.1': {
    mysql: [
      ['5.6.46', '5.7.0'],
      ['5.7.10', '8.0.28'],
    ],
    mariadb: true,
  },
  'tls-1.2': { mysql: [['5.6.46', '5.7.0'], ['5.7.28', '8.0.0'], ['8.0.4']], mariadb: true },
  'tls-1.3': { mysql: [['8.0.16']], mariadb: [['10.2.16']] },
  // Auth plugins, as they stand in mysql.user. Native is off in 8.4 unless switched on and gone in 9.0. (seen)
  'plugin:mysql_native_password': { mysql: [['4.1.0', '9.0.0']], mariadb: true },
  'plugin:mysql_old_password': { mysql: [['0', '5.7.5']], mariadb: true },
  'plugin:sha256_password': { mysql: [['5.6.6']], mariadb: false },
  'plugin:caching_sha2_password': { mysql: [['8.0.3']], mariadb: false },
  'plugin:auth_socket': { mysql: [['5.5.10']], mariadb: false },
  'plugin:unix_socket': { mysql: false, mariadb: [['5.2.0']] },
  'plugin:ed25519': { mysql: false, mariadb: [['10.1.22']] },
  'plugin:parsec': { mysql: false, mariadb: [['11.6.1']] },
} as const satisfies Record<string, Row>;

/** Every ability there is a line for. */
export const abilityNames: readonly Ability[] = Object.keys(abilities) as Ability[];

/** Can the server? Undefined where its flavor only imitates MySQL or is not known: then ask the server itself. */
export function can(server: ServerVersion, ability: Ability): boolean | undefined {
  const whose = family(server.flavor);
  if (whose === undefined) return undefined;
  const spans: Spans = abilities[ability][whose];
  if (typeof spans === 'boolean') return spans;
  return spans.some(
    ([since, before]) =>
      compareVersion(server, since) >= 0 && (before === undefined || compareVersion(server, before) < 0),
  );
}

/** The statement that makes the server read its TLS files again while it runs; undefined where only a restart does. */
export function reloadTlsStatement(server: ServerVersion): string | undefined {
  if (can(server, 'alter-instance-reload-tls') === true) return 'ALTER INSTANCE RELOAD TLS';
  return can(server, 'flush-ssl') === true ? 'FLUSH SSL' : undefined;
}

/** The auth plugins that the server's series has, by their names in mysql.user; some must be loaded first. */
export function pluginsOf(server: ServerVersion): string[] {
  return withPrefix(server, 'plugin:');
}

/** Protocols that the server can speak, as Node names them: `TLSv1` for 1.0. */
export function protocolsOf(server: ServerVersion): string[] {
  return withPrefix(server, 'tls-1.').map((minor) => (minor === '0' ? 'TLSv1' : `TLSv1.${minor}`));
}

function withPrefix(server: ServerVersion, prefix: string): string[] {
  return abilityNames
    .filter((name) => name.startsWith(prefix) && can(server, name) === true)
    .map((name) => name.slice(prefix.length));
}
