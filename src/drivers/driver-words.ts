import { driverName } from './driver-names.ts';

/** The files of a client, as paths to put into a driver's options. */
export interface WordFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** What a driver is to be told: to verify by a CA, to show a certificate as well, or which TLS versions to offer. */
export type Wish = 'trust' | 'identity' | 'versions';

/** How one driver is told, in its own words. */
interface Words {
  /** Its name and the versions that understand them. */
  readonly holds: string;
  readonly trust: (ca: string) => readonly string[];
  readonly identity: (files: WordFiles) => readonly string[];
  readonly versions?: string;
}

const store = (ca: string): string =>
  `keytool -importcert -noprompt -alias db-ca -file ${ca} -keystore /etc/app/truststore.p12 -storetype PKCS12`;
const bundle = ({ cert, key }: WordFiles, to = '/etc/app/client.p12'): string =>
  `openssl pkcs12 -export -in ${cert} -inkey ${key} -name app -out ${to}`;
const jdbcTrust =
  'trustCertificateKeyStoreUrl=file:/etc/app/truststore.p12&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=…';
const jdbcIdentity =
  'clientCertificateKeyStoreUrl=file:/etc/app/client.p12&clientCertificateKeyStoreType=PKCS12&clientCertificateKeyStorePassword=…';
const node = ({ ca, cert, key }: WordFiles, more = ''): string =>
  `ssl: { ca: fs.readFileSync('${ca}'), cert: fs.readFileSync('${cert}'), key: fs.readFileSync('${key}')${more} }`;
const pythonDict = ({ ca, cert, key }: WordFiles): string => `ssl={'ca': '${ca}', 'cert': '${cert}', 'key': '${key}'}`;

/** Measured with the drivers themselves, but for .NET, Rust, Prisma and myxql, which are by their documentation. */
const words: Readonly<Record<string, Words>> = {
  'connector-j-9': {
    holds: 'Connector/J 8.0.13 and later',
    trust: (ca) => [store(ca), `sslMode=VERIFY_IDENTITY&${jdbcTrust}`],
    identity: (files) => [bundle(files), `sslMode=VERIFY_IDENTITY&${jdbcTrust}&${jdbcIdentity}`],
    versions: 'tlsVersions=TLSv1.2,TLSv1.3   # 8.0.28 and later; before: enabledTLSProtocols=TLSv1.2',
  },
  'connector-j-5': {
    holds: 'Connector/J 5.1.44 and later; it verifies no name',
    trust: (ca) => [
      store(ca),
      `useSSL=true&requireSSL=true&verifyServerCertificate=true&enabledTLSProtocols=TLSv1.2&${jdbcTrust}`,
    ],
    identity: (files) => [bundle(files), jdbcIdentity],
    versions: 'enabledTLSProtocols=TLSv1.2',
  },
  'mariadb-connector-j-3': {
    holds: 'MariaDB Connector/J 3',
    trust: (ca) => [`sslMode=verify-full&serverSslCert=${ca}`],
    identity: (files) => [
      bundle(files),
      `sslMode=verify-full&serverSslCert=${files.ca}&keyStore=/etc/app/client.p12&keyStoreType=PKCS12&keyStorePassword=…`,
    ],
    versions: 'enabledSslProtocolSuites=TLSv1.2,TLSv1.3',
  },
  'mariadb-connector-j-2': {
    holds: 'MariaDB Connector/J 2; it knows no sslMode',
    trust: (ca) => [`useSSL=true&serverSslCert=${ca}`],
    identity: (files) => [
      bundle(files),
      `useSSL=true&serverSslCert=${files.ca}&keyStore=/etc/app/client.p12&keyStorePassword=…`,
    ],
    versions: 'enabledSslProtocolSuites=TLSv1.2',
  },
  mysql2: {
    holds: 'mysql2 3; the contents of the files, not their paths',
    trust: (ca) => [`ssl: { ca: fs.readFileSync('${ca}'), verifyIdentity: true }`],
    identity: (files) => [node(files, ', verifyIdentity: true')],
    versions: "ssl: { …, minVersion: 'TLSv1.2' }",
  },
  mysqljs: {
    holds: 'mysql (mysqljs) 2; it verifies no name',
    trust: (ca) => [`ssl: { ca: fs.readFileSync('${ca}') }`],
    identity: (files) => [node(files)],
  },
  'mariadb-npm': {
    holds: 'mariadb (npm) 3; as an option of the program, not in a URL',
    trust: (ca) => [`ssl: { ca: fs.readFileSync('${ca}') }`],
    identity: (files) => [node(files)],
  },
  pymysql: {
    holds: 'PyMySQL 1; ssl_ca= alone verifies nothing',
    trust: (ca) => [`ssl={'ca': '${ca}'}`],
    identity: (files) => [pythonDict(files)],
  },
  aiomysql: {
    holds: 'aiomysql 0.2 and 0.3',
    trust: (ca) => [`ssl=ssl.create_default_context(cafile='${ca}')`],
    identity: ({ ca, cert, key }) => [
      `ctx = ssl.create_default_context(cafile='${ca}'); ctx.load_cert_chain('${cert}', '${key}'); aiomysql.connect(…, ssl=ctx)`,
    ],
  },
  'mysql-connector-python': {
    holds: 'MySQL Connector/Python 8 and 9',
    trust: (ca) => [`ssl_ca='${ca}', ssl_verify_cert=True, ssl_verify_identity=True`],
    identity: ({ ca, cert, key }) => [
      `ssl_ca='${ca}', ssl_cert='${cert}', ssl_key='${key}', ssl_verify_cert=True, ssl_verify_identity=True`,
    ],
    versions: "tls_versions=['TLSv1.2', 'TLSv1.3']",
  },
  mysqlclient: {
    holds: "mysqlclient 1.4 and 2; ssl_mode='VERIFY_IDENTITY' beside it where it is built on libmysqlclient",
    trust: (ca) => [`ssl={'ca': '${ca}'}`],
    identity: (files) => [pythonDict(files)],
  },
  go: {
    holds: 'go-sql-driver 1.5 and later; before sql.Open, with ?tls=db in the DSN',
    trust: (ca) => [
      `pem, _ := os.ReadFile("${ca}"); pool := x509.NewCertPool(); pool.AppendCertsFromPEM(pem)`,
      'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool, ServerName: "db.example.test"})',
    ],
    identity: ({ ca, cert, key }) => [
      `pem, _ := os.ReadFile("${ca}"); pool := x509.NewCertPool(); pool.AppendCertsFromPEM(pem)`,
      `pair, err := tls.LoadX509KeyPair("${cert}", "${key}")`,
      'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}})',
    ],
    versions: '&tls.Config{…, MinVersion: tls.VersionTLS12}',
  },
  pdo: {
    holds: 'PHP 7 and 8 with mysqlnd; PHP 8.5 calls them Pdo\\Mysql::ATTR_SSL_CA …',
    trust: (ca) => [`[PDO::MYSQL_ATTR_SSL_CA => '${ca}']`],
    identity: ({ ca, cert, key }) => [
      `[PDO::MYSQL_ATTR_SSL_CA => '${ca}', PDO::MYSQL_ATTR_SSL_CERT => '${cert}', PDO::MYSQL_ATTR_SSL_KEY => '${key}']`,
    ],
  },
  mysqli: {
    holds: 'PHP 7 and 8 with mysqlnd; before mysqli_real_connect',
    trust: (ca) => [`mysqli_ssl_set($db, null, null, '${ca}', null, null);`],
    identity: ({ ca, cert, key }) => [`mysqli_ssl_set($db, '${key}', '${cert}', '${ca}', null, null);`],
  },
  mysqlconnector: {
    holds: 'MySqlConnector 1 and 2; VerifyFull asks for the revocation as well, VerifyCA does not',
    trust: (ca) => [`SslMode=VerifyFull;SslCa=${ca}`],
    identity: ({ ca, cert, key }) => [`SslMode=VerifyFull;SslCa=${ca};SslCert=${cert};SslKey=${key}`],
    versions: 'TlsVersion=TLS 1.2,TLS 1.3',
  },
  'connector-net': {
    holds: 'Connector/NET 8.0.16 and later',
    trust: (ca) => [`SslMode=VerifyFull;SslCa=${ca}`],
    identity: ({ ca, cert, key }) => [`SslMode=VerifyFull;SslCa=${ca};SslCert=${cert};SslKey=${key}`],
    versions: 'TlsVersion=TLSv1.2,TLSv1.3',
  },
  'ruby-mysql2': {
    holds: 'mysql2 gem 0.5; ssl_mode counts on libmysqlclient alone, sslca on both',
    trust: (ca) => [`sslca: '${ca}', ssl_mode: :verify_identity`],
    identity: ({ ca, cert, key }) => [
      `sslca: '${ca}', sslcert: '${cert}', sslkey: '${key}', ssl_mode: :verify_identity`,
    ],
  },
  'dbd-mysql': {
    holds: 'DBD::MariaDB 1; DBD::mysql 4 on MariaDB Connector/C cannot enforce TLS',
    trust: (ca) => [`DBI:MariaDB:…;mariadb_ssl=1;mariadb_ssl_ca_file=${ca}`],
    identity: ({ ca, cert, key }) => [
      `DBI:MariaDB:…;mariadb_ssl=1;mariadb_ssl_ca_file=${ca};mariadb_ssl_client_cert=${cert};mariadb_ssl_client_key=${key}`,
    ],
  },
  'dbd-mariadb': {
    holds: 'DBD::MariaDB 1',
    trust: (ca) => [`mariadb_ssl=1;mariadb_ssl_ca_file=${ca}`],
    identity: ({ ca, cert, key }) => [
      `mariadb_ssl=1;mariadb_ssl_ca_file=${ca};mariadb_ssl_client_cert=${cert};mariadb_ssl_client_key=${key}`,
    ],
  },
  'odbc-mariadb': {
    holds: 'MariaDB Connector/ODBC 3; it passes SSLMODE over',
    trust: (ca) => [`SSLCA=${ca};SSLVERIFY=1;FORCETLS=1`],
    identity: ({ ca, cert, key }) => [`SSLCA=${ca};SSLVERIFY=1;FORCETLS=1;SSLCERT=${cert};SSLKEY=${key}`],
  },
  prisma: {
    holds: "Prisma 2 to 6; paths are relative to the schema's folder",
    trust: (ca) => [`sslaccept=strict&sslcert=${ca}`],
    identity: (files) => [
      bundle(files, 'prisma/client.p12'),
      `sslaccept=strict&sslcert=${files.ca}&sslidentity=client.p12&sslpassword=…`,
    ],
  },
  sqlx: {
    holds: 'sqlx 0.6 and later; ssl-cert and ssl-key from 0.7',
    trust: (ca) => [`ssl-mode=VERIFY_IDENTITY&ssl-ca=${ca}`],
    identity: ({ ca, cert, key }) => [`ssl-mode=VERIFY_IDENTITY&ssl-ca=${ca}&ssl-cert=${cert}&ssl-key=${key}`],
  },
  mysql_async: {
    holds: 'mysql_async 0.34 and later',
    trust: (ca) => [`SslOpts::default().with_root_certs(vec![PathBuf::from("${ca}").into()])`],
    identity: ({ ca, cert, key }) => [
      `SslOpts::default().with_root_certs(vec![PathBuf::from("${ca}").into()])`,
      `.with_client_identity(Some(ClientIdentity::new(PathBuf::from("${cert}").into(), PathBuf::from("${key}").into())))   # with rustls`,
    ],
  },
  myxql: {
    holds: 'myxql 0.7 and later',
    trust: (ca) => [`ssl: [verify: :verify_peer, cacertfile: "${ca}"]`],
    identity: ({ ca, cert, key }) => [
      `ssl: [verify: :verify_peer, cacertfile: "${ca}", certfile: "${cert}", keyfile: "${key}"]`,
    ],
  },
};

/** What to write for the driver, each line with its name, the last with the versions it holds for; empty for what is no driver. */
export function driverWords(client: string, wish: Wish, files: Partial<WordFiles> = {}): readonly string[] {
  const name = driverName(client);
  const own = Object.hasOwn(words, name) ? words[name] : undefined;
  if (own === undefined) return [];
  const all: WordFiles = {
    ca: files.ca ?? '/path/to/your/ca.pem',
    cert: files.cert ?? '/path/to/your/client-cert.pem',
    key: files.key ?? '/path/to/your/client-key.pem',
  };
  const lines =
    wish === 'trust'
      ? own.trust(all.ca)
      : wish === 'identity'
        ? own.identity(all)
        : own.versions === undefined
          ? []
          : [own.versions];
  return lines.map((line, index) => {
    const shell = /^(keytool|openssl) /.test(line);
    const text = shell ? line : `${name}: ${line}`;
    return index === lines.length - 1 ? `${text}   # ${own.holds}` : text;
  });
}
