/** What only one driver's messages and frames hold, the telling ones first. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/\bcom\.mysql\.cj\.|mysql-connector-j(?:ava)?-(?:8|9)\.|\bCJCommunicationsException/, 'connector-j-9'],
  [
    /\bcom\.mysql\.jdbc\.(?:exceptions|SQLError|MysqlIO|ExportControlled|ConnectionImpl)|mysql-connector-java-5\./,
    'connector-j-5',
  ],
  [/\borg\.mariadb\.jdbc\.internal\.|mariadb-java-client-2\./, 'mariadb-connector-j-2'],
  [/\borg\.mariadb\.jdbc\.|mariadb-java-client-3\./, 'mariadb-connector-j-3'],
  [/node_modules[\\/]mysql2[\\/]/, 'mysql2'],
  [/node_modules[\\/]mysql[\\/]/, 'mysqljs'],
  [/node_modules[\\/]mariadb[\\/]|\bSqlError: \(conn/, 'mariadb-npm'],
  [/\bHANDSHAKE_(?:SSL_ERROR|NO_SSL_SUPPORT)\b/, 'mysql2'],
  [/\baiomysql\b/, 'aiomysql'],
  [/\bpymysql\b/i, 'pymysql'],
  [/\bmysql\.connector\b/, 'mysql-connector-python'],
  [/\bMySQLdb\b|django\.db\.utils\.\w+: \(\d{4}, /, 'mysqlclient'],
  [/\bMySqlConnector\./, 'mysqlconnector'],
  [/\bMySql\.Data\b/, 'connector-net'],
  [/\bMysql2::|\bmysql2[\\/]client\.rb|mysql2_adapter\.rb/, 'ruby-mysql2'],
  [/\bDBI:?MariaDB|DBD::MariaDB/, 'dbd-mariadb'],
  [/\bDBI connect\(|DBD::mysql/, 'dbd-mysql'],
  [/\[ma-\d/, 'odbc-mariadb'],
  [/\bmysql_async\b/, 'mysql_async'],
  [/\bP10\d\d:|PrismaClient/, 'prisma'],
  [/\bsqlx\b|error communicating with database:|attempting to establish a TLS connection/, 'sqlx'],
  [/\bmysqli\b|mysqli_/, 'mysqli'],
  [/\bPDO\b|SQLSTATE\[HY000\] \[\d/, 'pdo'],
  [/go-sql-driver|^\[mysql\] .*\.go:\d+|(?:^|[\s"])x509: |\bremote error: tls: /m, 'go'],
  [/\bMyXQL\b|\bmyxql\b/, 'myxql'],
];

/** The driver that an error text comes from, as `--client` names it; undefined where nothing tells. */
export function driverInText(text: string): string | undefined {
  return marks.find(([mark]) => mark.test(text.slice(0, 200_000)))?.[1];
}
