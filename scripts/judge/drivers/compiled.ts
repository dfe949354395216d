import { spawnSync } from 'node:child_process';
import { type At, type Driver, libraries, treeEnv } from './driver.ts';

const asked = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";

const goSlot = (words: readonly string[]): string => words.join('\n');

/** Go's program, built once for each way of being told. */
const goProgram: Driver['program'] = (slot, at, tree) => {
  const registered = slot.includes('RegisterTLSConfig');
  const tls = registered ? '?tls=db' : slot;
  const source = [
    'package main',
    'import ("crypto/tls"; "crypto/x509"; "database/sql"; "fmt"; "log"; "os"; "github.com/go-sql-driver/mysql")',
    'var _ = tls.Config{}; var _ = x509.NewCertPool; var _ = os.ReadFile; var _ = mysql.NewConfig; var err error',
    'func main() {',
    // What a developer does with an error that the words leave open.
    ...(registered
      ? slot
          .split('\n')
          .map((line) =>
            line
              .replace('pair, err :=', 'pair, err := ')
              .concat(/pair, err/.test(line) ? '; if err != nil { log.Fatal(err) }' : ''),
          )
      : []),
    `db, err := sql.Open("mysql", "${at.user}:${at.password}@tcp(${at.host}:${at.port})/${tls}")`,
    'if err != nil { log.Fatal(err) }',
    'var name, value string',
    `if err = db.QueryRow("${asked}").Scan(&name, &value); err != nil { log.Fatal(err) }`,
    'fmt.Println("connected", value)',
    '}',
    '',
  ].join('\n');
  return {
    files: { 'app.go': source },
    run: [`${tree}/usr/lib/go-1.19/bin/go`, 'run', 'app.go'],
    env: {
      GOROOT: `${tree}/usr/lib/go-1.19`,
      GOPATH: `${tree}/usr/share/gocode`,
      GO111MODULE: 'off',
      GOCACHE: `${tree}/cache`,
      GOFLAGS: '-p=1',
      CGO_ENABLED: '0',
      GOTOOLCHAIN: 'local',
    },
  };
};

const javaSource = (url: string): string =>
  [
    'import java.sql.*;',
    'public class App { public static void main(String[] args) throws Exception {',
    `  Connection db = DriverManager.getConnection("${url}");`,
    `  ResultSet rows = db.createStatement().executeQuery("${asked}");`,
    '  rows.next(); System.out.println("connected " + rows.getString(2));',
    '} }',
    '',
  ].join('\n');
const jdbc = (slot: string, at: At): string =>
  `jdbc:mariadb://${at.host}:${at.port}/?user=${at.user}&password=${at.password}${slot === '' ? '' : `&${slot}`}`;

const odbcLine = (slot: string, at: At): string =>
  `Driver={MariaDB};Server=${at.host};Port=${at.port};Uid=${at.user};Pwd=${at.password}${slot === '' ? '' : `;${slot}`};`;

/** Go, Java, ODBC. */
export const compiledDrivers: readonly Driver[] = [
  {
    name: 'go-sql-driver 1.5',
    client: 'go',
    tree: { name: 'go', packages: ['golang-go', 'golang-github-go-sql-driver-mysql-dev'] },
    tell: {
      plain: () => '',
      system: () => '?tls=true',
      trust: ({ ca }) =>
        goSlot([
          `pem, err := os.ReadFile("${ca}"); if err != nil { log.Fatal(err) }; pool := x509.NewCertPool(); pool.AppendCertsFromPEM(pem)`,
          'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool})',
        ]),
      identity: ({ ca, cert, key }) =>
        goSlot([
          `pem, _ := os.ReadFile("${ca}"); pool := x509.NewCertPool(); pool.AppendCertsFromPEM(pem)`,
          `pair, err := tls.LoadX509KeyPair("${cert}", "${key}")`,
          'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}})',
        ]),
    },
    program: goProgram,
    slotOf: goSlot,
    config: (slot, at) =>
      `${at.user}:${at.password}@tcp(${at.host}:${at.port})/${slot.includes('RegisterTLSConfig') ? '?tls=db' : slot}`,
  },
  {
    name: 'MariaDB Connector/J 2.7',
    client: 'mariadb-connector-j-2',
    tree: { name: 'java', packages: ['libmariadb-java'] },
    needs: ['java'],
    tell: {
      plain: () => '',
      system: () => 'useSSL=true',
      trust: ({ ca }) => `useSSL=true&serverSslCert=${ca}`,
      identity: ({ ca, cert, key }) => {
        const store = `${cert}.p12`;
        const made = spawnSync('openssl', [
          'pkcs12',
          '-export',
          '-in',
          cert,
          '-inkey',
          key,
          '-out',
          store,
          '-passout',
          'pass:changeit',
        ]);
        // OpenSSL makes no bundle of a pair that doesn't match: an application has then none either.
        return made.status === 0
          ? `useSSL=true&serverSslCert=${ca}&keyStore=${store}&keyStorePassword=changeit`
          : undefined;
      },
    },
    program: (slot, at, tree) => ({
      files: { 'App.java': javaSource(jdbc(slot, at)) },
      run: ['java', '-XX:TieredStopAtLevel=1', '-cp', `${tree}/usr/share/java/mariadb-java-client.jar`, 'App.java'],
      env: {},
    }),
    config: jdbc,
  },
  {
    name: 'MariaDB ODBC 3.1',
    client: 'odbc-mariadb',
    tree: { name: 'odbc', packages: ['unixodbc', 'odbc-mariadb'] },
    tell: {
      plain: () => '',
      trust: ({ ca }) => `SSLCA=${ca};SSLVERIFY=1`,
      identity: ({ ca, cert, key }) => `SSLCA=${ca};SSLVERIFY=1;SSLCERT=${cert};SSLKEY=${key}`,
    },
    program: (slot, at, tree) => ({
      files: {
        'odbcinst.ini': `[MariaDB]\nDriver=${libraries(tree)}/odbc/libmaodbc.so\n`,
        'ask.sql': `${asked}\n`,
        'run.sh': `${tree}/usr/bin/isql -v -b -k "$1" < ask.sql && echo connected\n`,
      },
      run: ['sh', 'run.sh', odbcLine(slot, at)],
      env: { ...treeEnv(tree), ODBCSYSINI: at.folder },
    }),
    config: odbcLine,
  },
];
