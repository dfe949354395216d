import type { DriverConfig, DriverProblem } from './driver-config.ts';
import { goTls } from './go-tls.ts';
import { javaTls } from './java-tls.ts';
import { type Judged, nodeTls } from './node-tls.ts';
import { dotnetTls, libmariadbTls, rustTls } from './other-tls.ts';
import { phpTls } from './php-tls.ts';
import { pythonTls } from './python-tls.ts';
import { unknownSslMode } from './ssl-mode-word.ts';

const judges: readonly (readonly [drivers: RegExp, judge: (config: DriverConfig) => Judged])[] = [
  [/^(mysql2|mysqljs|mariadb-npm)$/, nodeTls],
  [/connector-j/, javaTls],
  [/^(pymysql|aiomysql|mysql-connector-python|mysqlclient)$/, pythonTls],
  [/^go$/, goTls],
  [/^(pdo|mysqli)$/, phpTls],
  [/^(mysqlconnector|connector-net)$/, dotnetTls],
  [/^(ruby-mysql2|dbd-mysql|dbd-mariadb|odbc-mariadb)$/, libmariadbTls],
  [/^(prisma|sqlx)$/, rustTls],
];

const needsTls: Readonly<Record<string, string>> = {
  mysql2: "ssl: { ca: fs.readFileSync('/etc/app/ca.pem'), verifyIdentity: true }",
  mysqljs: "ssl: { ca: fs.readFileSync('/etc/app/ca.pem') }",
  'mariadb-npm': "ssl: { ca: fs.readFileSync('/etc/app/ca.pem') }",
  'mariadb-connector-j-2': 'useSSL=true&serverSslCert=/etc/app/ca.pem',
  'mariadb-connector-j-3': 'sslMode=verify-full&serverSslCert=/etc/app/ca.pem',
  pymysql: "ssl={'ca': '/etc/app/ca.pem'}",
  aiomysql: "ssl=ssl.create_default_context(cafile='/etc/app/ca.pem')",
  mysqlclient: "ssl={'ca': '/etc/app/ca.pem'}",
  go: 'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool}) and ?tls=db',
  pdo: "PDO::MYSQL_ATTR_SSL_CA => '/etc/app/ca.pem'",
  mysqli: "mysqli_ssl_set($db, null, null, '/etc/app/ca.pem', null, null)",
  'ruby-mysql2': 'sslca: /etc/app/ca.pem',
  'dbd-mariadb': 'mariadb_ssl=1;mariadb_ssl_ca_file=/etc/app/ca.pem',
  'odbc-mariadb': 'SSLCA=/etc/app/ca.pem;SSLVERIFY=1;FORCETLS=1',
  prisma: 'sslaccept=strict&sslcert=ca.pem',
};

/** What the driver makes of its options: how it connects, and what is wrong; undefined for a driver that is not known. */
export function driverTls(config: DriverConfig): Judged | undefined {
  const judged = judges.find(([drivers]) => drivers.test(config.driver))?.[1](config);
  if (judged === undefined) return undefined;
  const mode = unknownSslMode(config);
  const problems: DriverProblem[] = [...(mode === undefined ? [] : [mode]), ...judged.problems];
  // The URL classes of Node and Rust take the last @; SQLAlchemy and Ruby the first.
  const cut = config.cutBy !== '@' || config.around === 'sqlalchemy' || config.driver === 'ruby-mysql2';
  if (config.cutBy !== undefined && cut)
    problems.unshift({
      id: 'driver-dsn-password-not-escaped',
      option: 'password',
      what: `a ${config.cutBy} in the password cuts the address: host and user are other ones than meant`,
      instead: `write ${encodeURIComponent(config.cutBy)} for ${config.cutBy}`,
    });
  if (
    judged.tls.asks === 'never' &&
    problems.length === 0 &&
    needsTls[config.driver] !== undefined &&
    !switchedOff(config)
  )
    problems.push({
      id: 'driver-plaintext-by-default',
      option: 'ssl',
      what: `${config.driver} asks for no TLS unless an option says so, and none does`,
      instead: needsTls[config.driver] ?? '',
    });
  return { tls: judged.tls, problems };
}

/** Whether somebody said in words that there is to be no TLS. */
function switchedOff({ options }: DriverConfig): boolean {
  return Object.entries(options).some(
    ([name, value]) =>
      /^(ssl|tls|ssl-?mode|useSSL)$/i.test(name) &&
      (value === false || /^(false|0|disabled?|none)$/i.test(String(value))),
  );
}
