// mysql-server/include/mysql_com.h and, from bit 32 up, MariaDB server include/mysql_com.h. One 64-bit set: the low half
// is MySQL's, the high half MariaDB's extended capabilities. Bit 0 is CLIENT_LONG_PASSWORD (MySQL) = CLIENT_MYSQL (MariaDB):
// a MariaDB server leaves it off, and only then are the extended ones on the wire.

/** Capability flags by the name without `CLIENT_`. */
export const CLIENT = {
  LONG_PASSWORD: 0x1n,
  FOUND_ROWS: 0x2n,
  LONG_FLAG: 0x4n,
  CONNECT_WITH_DB: 0x8n,
  NO_SCHEMA: 0x10n,
  COMPRESS: 0x20n,
  ODBC: 0x40n,
  LOCAL_FILES: 0x80n,
  IGNORE_SPACE: 0x100n,
  PROTOCOL_41: 0x200n,
  INTERACTIVE: 0x400n,
  SSL: 0x800n,
  IGNORE_SIGPIPE: 0x1000n,
  TRANSACTIONS: 0x2000n,
  RESERVED: 0x4000n,
  SECURE_CONNECTION: 0x8000n,
  MULTI_STATEMENTS: 0x10000n,
  MULTI_RESULTS: 0x20000n,
  PS_MULTI_RESULTS: 0x40000n,
  PLUGIN_AUTH: 0x80000n,
  CONNECT_ATTRS: 0x100000n,
  PLUGIN_AUTH_LENENC: 0x200000n,
  CAN_HANDLE_EXPIRED_PASSWORDS: 0x400000n,
  SESSION_TRACK: 0x800000n,
  DEPRECATE_EOF: 0x1000000n,
  OPTIONAL_RESULTSET_METADATA: 0x2000000n,
  ZSTD_COMPRESSION: 0x4000000n,
  QUERY_ATTRIBUTES: 0x8000000n,
  MULTI_FACTOR_AUTHENTICATION: 0x10000000n,
  CAPABILITY_EXTENSION: 0x20000000n,
  SSL_VERIFY_SERVER_CERT: 0x40000000n,
  REMEMBER_OPTIONS: 0x80000000n,
  MARIADB_PROGRESS: 0x100000000n,
  MARIADB_COM_MULTI: 0x200000000n,
  MARIADB_STMT_BULK_OPERATIONS: 0x400000000n,
  MARIADB_EXTENDED_METADATA: 0x800000000n,
  MARIADB_CACHE_METADATA: 0x1000000000n,
  MARIADB_BULK_UNIT_RESULTS: 0x2000000000n,
} as const;

/** Server status flags (SERVER_STATUS_flags_enum in mysql_com.h). */
export const STATUS = {
  IN_TRANS: 1,
  AUTOCOMMIT: 2,
  MORE_RESULTS: 8,
  SESSION_STATE_CHANGED: 0x4000,
} as const;

/** What a client asks for when the server can: everything that this floor reads, nothing that it doesn't. */
export const CLIENT_WANTS: bigint =
  CLIENT.LONG_PASSWORD |
  CLIENT.LONG_FLAG |
  CLIENT.PROTOCOL_41 |
  CLIENT.TRANSACTIONS |
  CLIENT.SECURE_CONNECTION |
  CLIENT.MULTI_STATEMENTS |
  CLIENT.MULTI_RESULTS |
  CLIENT.PS_MULTI_RESULTS |
  CLIENT.PLUGIN_AUTH |
  CLIENT.CONNECT_ATTRS |
  CLIENT.PLUGIN_AUTH_LENENC |
  CLIENT.SESSION_TRACK |
  CLIENT.DEPRECATE_EOF |
  CLIENT.MARIADB_EXTENDED_METADATA;

/** What the server role offers when nothing else is said; SSL is added where there is TLS. */
export const SERVER_OFFERS: bigint =
  (CLIENT_WANTS & 0xffffffffn) |
  CLIENT.FOUND_ROWS |
  CLIENT.CONNECT_WITH_DB |
  CLIENT.NO_SCHEMA |
  CLIENT.ODBC |
  CLIENT.IGNORE_SPACE |
  CLIENT.INTERACTIVE |
  CLIENT.IGNORE_SIGPIPE |
  CLIENT.CAN_HANDLE_EXPIRED_PASSWORDS;

/** True when every bit of `flag` is in the set. */
export function has(capabilities: bigint, flag: bigint): boolean {
  return (capabilities & flag) === flag;
}

/** The names of the flags in the set, lowest bit first. */
export function capabilityNames(capabilities: bigint): string[] {
  return Object.entries(CLIENT)
    .filter(([, flag]) => has(capabilities, flag))
    .map(([name]) => name);
}
