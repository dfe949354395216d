import { createPublicKey } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type GoodFiles, goodFiles, type Kit, keepCa } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const s = (
  id: string,
  flags: (kit: Kit, good: GoodFiles) => readonly string[],
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  servers: ['maria11', 'mysql9'],
  make(kit) {
    const good = goodFiles(kit);
    return { mysqld: good.lines, client: ['-uroot', ...flags(kit, good)], sides: ['client', 'both'] };
  },
  ...more,
});

/** A driver that is told to connect by this text; PORT and CA stand for what they are. */
const driver = (id: string, text: string, more: Partial<Scenario> = {}): Scenario =>
  s(id, () => [], {
    servers: ['maria11'],
    byHand: 'it stands in the source of a program',
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        sql: ["CREATE USER app@'%' IDENTIFIED BY 'pw'"],
        sides: ['client', 'both'],
        client: [],
        after: async ({ port }) => {
          const own = text.replaceAll('PORT', String(port)).replaceAll(/\bCA\b/g, good.caPath);
          return { client: [`--client-config=${own}`] };
        },
      };
    },
    ...more,
  });

const node = (ssl: string): string => `{host: '127.0.0.1', port: PORT, user: 'app', password: 'pw', ssl: ${ssl}}`;
const python = (rest: string): string =>
  `pymysql.connect(host='127.0.0.1', port=PORT, user='app', password='pw', ${rest})`;
const jdbc = (rest: string): string => `jdbc:mysql://127.0.0.1:PORT/?user=app&password=pw&${rest}`;

export const clientsDrivers: readonly Scenario[] = [
  s('client-ca-file-missing', (kit) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${join(kit.folder, 'nope.pem')}`]),
  s('client-ca-file-missing', (kit, { ca }) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('ca.der', ca.der)}`], {
    variant: 'DER',
  }),
  s('client-ca-file-missing', (kit) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('empty.pem', '')}`], {
    variant: 'empty',
  }),
  s('client-key-cert-mismatch', (kit, { ca, caPath }) => [
    '--ssl-mode=VERIFY_CA',
    `--ssl-ca=${caPath}`,
    `--ssl-cert=${kit.write('a.pem', kit.client(ca).pem)}`,
    `--ssl-key=${kit.write('b.pem', kit.client(ca).keyPem)}`,
  ]),
  s('client-file-swapped-or-not-pem', (kit, { ca, caPath }) => {
    const own = kit.client(ca);
    return [
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      `--ssl-cert=${kit.write('k.pem', own.keyPem)}`,
      `--ssl-key=${kit.write('c.pem', own.pem)}`,
    ];
  }),
  s(
    'client-key-encrypted',
    (kit, { ca, caPath }) => {
      const own = kit.client(ca);
      const locked = String(own.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }));
      return [
        '--ssl-mode=VERIFY_CA',
        `--ssl-ca=${caPath}`,
        `--ssl-cert=${kit.write('c.pem', own.pem)}`,
        `--ssl-key=${kit.write('k.pem', locked)}`,
      ];
    },
    { byHand: 'a person alone knows the passphrase' },
  ),
  s('server-cert-without-san', (_, { caPath }) => ['--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${caPath}`, '--client=go'], {
    make(kit) {
      const ca = kit.ca();
      keepCa(kit, ca);
      const leaf = kit.leaf(ca, { subject: '/CN=127.0.0.1', extensions: ['basicConstraints=CA:FALSE'] });
      chmodSync(kit.folder, 0o755);
      return {
        mysqld: [
          `ssl-ca=${kit.write('ca.pem', ca.pem)}`,
          `ssl-cert=${kit.write('c.pem', leaf.pem)}`,
          `ssl-key=${kit.write('k.pem', leaf.keyPem)}`,
        ],
        client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${join(kit.folder, 'ca.pem')}`, '--client=go'],
        sides: ['client', 'both'],
      };
    },
  }),
  driver('healthy', node("{ca: fs.readFileSync('CA')}"), { variant: 'mysql2' }),
  driver('healthy', python("ssl={'ca': 'CA'}"), { variant: 'pymysql' }),
  driver('driver-plaintext-by-default', 'mysql://app:pw@127.0.0.1:PORT/', { variant: 'mysql2' }),
  driver('driver-plaintext-by-default', 'app:pw@tcp(127.0.0.1:PORT)/', { variant: 'go' }),
  driver('driver-node-path-instead-of-pem', node("{ca: 'CA'}")),
  driver('driver-node-ssl-true', node('true')),
  driver('driver-drops-client-cert', node("{ca: fs.readFileSync('CA'), pfx: fs.readFileSync('x.p12')}")),
  driver('driver-mariadb-npm-url-ssl-ignored', 'mariadb://app:pw@127.0.0.1:PORT/?ssl=%7B%22ca%22%3A%22x%22%7D'),
  driver('driver-url-tls-parameter-ignored', 'mysql://app:pw@127.0.0.1:PORT/?sslmode=require'),
  driver(
    'driver-orm-ssl-at-wrong-level',
    "{dialect: 'mysql', host: '127.0.0.1', port: PORT, username: 'app', password: 'pw', ssl: {}, dialectOptions: {}}",
  ),
  driver('driver-ca-given-not-verified', python("ssl_ca='CA'")),
  driver('driver-pymysql-verify-identity-needs-verify-cert', python("ssl_ca='CA', ssl_verify_identity=True")),
  driver(
    'driver-sqlalchemy-url-verify-option-drops-ca',
    'mysql+pymysql://app:pw@127.0.0.1:PORT/?ssl_ca=CA&ssl_verify_cert=true',
  ),
  driver('driver-sqlalchemy-url-string-is-truthy', 'mysql+mysqlconnector://app:pw@127.0.0.1:PORT/?ssl_disabled=false'),
  driver('driver-java-truststore-lacks-ca', jdbc('sslMode=VERIFY_CA')),
  driver('driver-java-keystore-path-not-url', jdbc('sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=CA')),
  driver('driver-java-pem-given-as-keystore', jdbc('sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:CA')),
  driver('driver-ssl-mode-invalid', jdbc('sslMode=VERIFY_FULL')),
  driver('driver-ssl-mode-invalid', 'Server=127.0.0.1;Port=PORT;User ID=app;Password=pw;SslMode=VerifyIdentity;', {
    variant: '.NET',
  }),
  driver('driver-java-truststore-lacks-ca', jdbc('sslMode=VERIFY_IDENTITY'), { variant: 'name as well' }),
  s('server-public-key-wrong', () => [], {
    servers: ['mysql9'],
    make(kit) {
      const other = String(
        createPublicKey(kit.ca('/CN=another', { key: ['-newkey', 'rsa:2048'] }).keyPem).export({
          type: 'spki',
          format: 'pem',
        }),
      );
      return {
        mysqld: goodFiles(kit).lines,
        sql: ["CREATE USER app@'%' IDENTIFIED BY 'pw'"],
        sides: ['client', 'both'],
        client: ['-uapp', '-ppw', '--ssl-mode=DISABLED', `--server-public-key-path=${kit.write('other.pub', other)}`],
      };
    },
    clientSees: ['login-denied'],
  }),
  driver('driver-go-tls-config-not-registered', 'app:pw@tcp(127.0.0.1:PORT)/?tls=custom'),
  driver(
    'driver-php-verify-option-without-effect',
    "new PDO('mysql:host=127.0.0.1;port=PORT', 'app', 'pw', [PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => true])",
  ),
  driver(
    'driver-dbd-mysql-enforcing-ssl-not-supported',
    'DBI:mysql:host=127.0.0.1;port=PORT;user=app;password=pw;mysql_ssl=1',
  ),
];
