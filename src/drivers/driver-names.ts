/** Other names of drivers, as people call them. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^(node-)?mysql2$/, 'mysql2'],
  [/^(mysqljs|node-mysql|mysql-npm)$/, 'mysqljs'],
  [/^(mariadb-(npm|node|js)|node-mariadb|mariadb-connector-node(js)?)$/, 'mariadb-npm'],
  [/^(mysql-)?connector-?j-?5(\.\d.*)?$/, 'connector-j-5'],
  [/^((mysql-)?connector-?j(-?[89].*)?|jdbc|java)$/, 'connector-j-9'],
  [/^mariadb-(connector-?j|java-client|jdbc)-?2(\..*)?$/, 'mariadb-connector-j-2'],
  [/^mariadb-(connector-?j|java-client|jdbc)(-?3.*)?$/, 'mariadb-connector-j-3'],
  [/^(mysql-connector-python|mysqlconnector-python|mysql\.connector)$/, 'mysql-connector-python'],
  [/^(mysqlclient|mysqldb|python-mysqldb)$/, 'mysqlclient'],
  [/^(go|golang|go-sql-driver|go-mysql)$/, 'go'],
  [/^(php|pdo|pdo_mysql|php-pdo)$/, 'pdo'],
  [/^(php-)?mysqli$/, 'mysqli'],
  [/^(mysqlconnector|dotnet|\.net)$/, 'mysqlconnector'],
  [/^(connector-net|mysql\.data)$/, 'connector-net'],
  [/^(ruby|ruby-mysql2|rails)$/, 'ruby-mysql2'],
  [/^(dbd-mysql|perl|dbd::mysql)$/, 'dbd-mysql'],
  [/^(dbd-mariadb|dbd::mariadb)$/, 'dbd-mariadb'],
  [/^(odbc|odbc-mariadb|mariadb-odbc)$/, 'odbc-mariadb'],
];

/** The driver's own name for one of its names: `jdbc` is `connector-j-9`; what is not known stays as it is. */
export function driverName(name: string): string {
  const low = name.trim().toLowerCase();
  return others.find(([pattern]) => pattern.test(low))?.[1] ?? low;
}
