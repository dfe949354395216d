import { statement } from '../arrange.ts';
import { type GoodFiles, goodFiles, type Kit, serverLines } from '../kit.ts';
import { modern, type Scenario, type Setup } from '../scenario.ts';

const app = "CREATE USER app@'%' IDENTIFIED BY 'Pw1!'";
const subject = '/C=DE/O=Acme/OU=Ops/CN=alice';

/** `app` with its certificate, to a server with its own CA. */
function shown(kit: Kit, good: GoodFiles): readonly string[] {
  const own = kit.client(good.ca);
  return [
    '-uapp',
    '-pPw1!',
    '--ssl-mode=VERIFY_CA',
    `--ssl-ca=${good.caPath}`,
    `--ssl-cert=${kit.write('client.pem', own.pem)}`,
    `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
  ];
}

/** The type of a REQUIRE clause emptied in the account table, in the words of the product. */
function emptied(kit: Kit): readonly string[] {
  const edit = kit.server.startsWith('maria')
    ? "UPDATE mysql.global_priv SET priv=JSON_SET(priv,'$.ssl_type',0) WHERE user='app'"
    : "UPDATE mysql.user SET ssl_type='' WHERE user='app'";
  const make =
    kit.server === 'mysql56'
      ? [`GRANT USAGE ON *.* TO app@'%' IDENTIFIED BY 'Pw1!' REQUIRE SUBJECT '${subject}'`]
      : [`${app} REQUIRE SUBJECT '${subject}'`];
  return [...make, edit, 'FLUSH PRIVILEGES'];
}

/** A server without ssl_ca whose system trusts the CA of the client. */
function systemStore(kit: Kit, require: string): Setup {
  const good = goodFiles(kit);
  return {
    mysqld: serverLines(good, {}).filter((line) => !line.startsWith('ssl-ca=')),
    serverEnv: { SSL_CERT_FILE: good.caPath },
    sql: [`${app} ${require}`],
    client: shown(kit, good),
    sides: ['both'],
  };
}

export const accountsOpen: readonly Scenario[] = [
  {
    id: 'require-dropped-silently',
    servers: modern,
    make: (kit) => {
      const good = goodFiles(kit);
      return { mysqld: good.lines, sql: emptied(kit), client: shown(kit, good), sides: ['both'] };
    },
  },
  {
    id: 'server-ca-not-set-trusts-system-cas',
    servers: modern,
    make: (kit) => systemStore(kit, 'REQUIRE X509'),
  },
  {
    id: 'healthy',
    variant: "no ssl_ca, the system's store, REQUIRE SSL",
    servers: modern,
    make: (kit) => systemStore(kit, 'REQUIRE SSL'),
  },
  {
    id: 'client-mariadb-cleartext-password-without-tls',
    servers: ['mysql9'],
    // Where the server is seen, what keeps its TLS off comes first.
    also: ['server-ssl-disabled-by-option', 'tls-version-invalid-server'],
    make: () => ({
      mysqld: ["tls_version=''"],
      sql: [app, 'FLUSH PRIVILEGES'],
      client: ['--client=mariadb-10', '-uapp', '-pPw1!'],
      sides: ['client', 'both'],
    }),
  },
  {
    id: 'native-password-plugin-missing-client',
    servers: ['maria10', 'maria11'],
    byHand: 'a plugin must be installed',
    make: (kit) => {
      const good = goodFiles(kit);
      const file = '/usr/lib/mysql/plugin/mysql_native_password.so';
      return {
        mysqld: good.lines,
        sql: [app],
        client: [
          '--client=mysql-9',
          '-uapp',
          '-pPw1!',
          '--ssl-mode=VERIFY_CA',
          `--ssl-ca=${good.caPath}`,
          `--said=ERROR 2059 (HY000): Authentication plugin 'mysql_native_password' cannot be loaded: ${file}: cannot open shared object file: No such file or directory`,
        ],
        sides: ['client', 'both'],
      };
    },
  },
  {
    id: 'healthy',
    variant: 'no REQUIRE, a certificate, SET GLOBAL as the file says',
    servers: modern,
    make: (kit) => {
      const good = goodFiles(kit);
      return {
        mysqld: [...good.lines, 'require_secure_transport=OFF'],
        sql: [app, "CREATE USER app@'localhost' IDENTIFIED BY 'Pw1!'"],
        client: shown(kit, good),
        after: async ({ server }) => {
          if (kit.server === 'mysql9') await statement(server, `SET GLOBAL ssl_cert='${good.certPath}'`);
          await statement(server, 'SET GLOBAL require_secure_transport=OFF');
          return undefined;
        },
      };
    },
  },
];
