import { chmodSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { startServer } from '../servers/instance.ts';
import { healthyCertificates } from './healthy-certificates.ts';
import { account, leafWith, login, maria, pair, subject, verifying, well } from './healthy-kit.ts';
import type { Scenario } from './scenario.ts';

const modes: readonly Scenario[] = [
  well('REQUIRED without a CA', () => ({ client: [...login, '--ssl-mode=REQUIRED'] })),
  well('PREFERRED without a CA', () => ({ client: [...login, '--ssl-mode=PREFERRED'] })),
  well('no mode at all', () => ({ client: login })),
  well('DISABLED by name', ({ server }) => ({
    client: [...login, '--ssl-mode=DISABLED', ...(server === 'mysql9' ? ['--get-server-public-key'] : [])],
  })),
  well('VERIFY_CA of a leaf for other names', (kit, good) => ({
    mysqld: leafWith(kit, good, 'DNS:db.example.test'),
    client: verifying(good),
  })),
  well('VERIFY_CA of a leaf with a CN alone', (kit, good) => ({
    mysqld: leafWith(kit, good, ''),
    client: verifying(good),
  })),
  well('VERIFY_IDENTITY by the CN', (kit, good) => ({
    mysqld: leafWith(kit, good, '', { subject: '/CN=localhost' }),
    client: ['-hlocalhost', '--protocol=TCP', ...verifying(good, 'VERIFY_IDENTITY')],
  })),
  well('a hundred names', (kit, good) => ({
    mysqld: leafWith(
      kit,
      good,
      [...Array.from({ length: 100 }, (_, index) => `DNS:db${index}.example.test`), 'IP:127.0.0.1'].join(','),
    ),
  })),
  well('compressed, TLS 1.3 only on purpose', (_, good) => ({
    mysqld: [...good.lines, 'tls_version=TLSv1.3'],
    client: [...verifying(good), '--tls-version=TLSv1.3', '--compress'],
  })),
  well('TLS 1.2 only on purpose', (_, good) => ({
    mysqld: [...good.lines, 'tls_version=TLSv1.2'],
    client: [...verifying(good), '--tls-version=TLSv1.2', '--ssl-cipher=ECDHE-ECDSA-AES128-GCM-SHA256'],
  })),
  well(
    'a list of 1.3 suites',
    (_, good) => ({
      mysqld: [...good.lines, 'tls_ciphersuites=TLS_AES_256_GCM_SHA384'],
      client: [...verifying(good), '--tls-ciphersuites=TLS_AES_256_GCM_SHA384'],
    }),
    ['mysql9'],
  ),
  well(
    'TLS 1.0 of an old server, asked for by name',
    (_, good) => ({
      mysqld: good.lines,
      sql: ["GRANT USAGE ON *.* TO app@'%' IDENTIFIED BY 'Pw1!secret'"],
      client: [...verifying(good), '--tls-version=TLSv1', '--ssl-cipher=DEFAULT:@SECLEVEL=0'],
    }),
    ['mysql56'],
  ),
];

const ways: readonly Scenario[] = [
  well('a socket', () => ({
    client: login,
    after: async ({ server }) => ({ client: ['-hlocalhost', `--socket=${server?.socket ?? ''}`] }),
  })),
  well('TLS over a socket', (_, good) => ({
    client: verifying(good),
    after: async ({ server }) => ({ client: ['-hlocalhost', `--socket=${server?.socket ?? ''}`] }),
  })),
  well('no TCP at all', (_, good) => ({
    mysqld: [...good.lines, 'skip-networking'],
    client: login,
    after: async ({ server }) => ({ client: ['-hlocalhost', `--socket=${server?.socket ?? ''}`] }),
  })),
  well('a socket where TLS is demanded', (_, good) => ({
    mysqld: [...good.lines, 'require_secure_transport=ON'],
    client: login,
    after: async ({ server }) => ({ client: ['-hlocalhost', `--socket=${server?.socket ?? ''}`] }),
  })),
  well('IPv6', (kit, good) => ({
    mysqld: [...leafWith(kit, good, 'IP:::1,DNS:localhost'), 'bind-address=*'],
    client: ['-h::1', ...verifying(good, 'VERIFY_IDENTITY')],
  })),
  well('all addresses, no names looked up', (_, good) => ({
    mysqld: [...good.lines, 'bind-address=0.0.0.0', 'skip_name_resolve=ON'],
  })),
  well('a relay in between', (_, good) => ({
    sides: ['client', 'both'],
    client: verifying(good),
    after: async ({ port, clean }) => {
      const relay = createServer((near) => {
        const far = connect(port, '127.0.0.1');
        near.on('error', () => far.destroy()).pipe(far);
        far.on('error', () => near.destroy()).pipe(near);
      });
      await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
      clean(() => void relay.close());
      return { client: [`-P${(relay.address() as { port: number }).port}`] };
    },
  })),
  well('another instance beside it', (kit) => ({
    after: async ({ clean }) => {
      const other = await startServer(kit.server, { optionFile: kit.server === 'mysql9' ? "tls_version=''" : 'ssl=0' });
      clean(() => other.stop());
      return undefined;
    },
  })),
  well(
    'the port of the administrator',
    (_, good) => ({
      mysqld: [...good.lines, 'admin_address=127.0.0.1', 'admin_port=33962', 'create_admin_listener_thread=ON'],
      client: ['-uroot', '-P33962', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
      after: async () => ({ client: ['-P33962'] }),
    }),
    ['mysql9'],
  ),
];

const accounts: readonly Scenario[] = [
  well('an empty password', (_, good) => ({
    sql: ["CREATE USER app@'%' IDENTIFIED BY ''"],
    client: ['-uapp', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
  })),
  well(
    'unix_socket',
    () => ({
      sql: ["ALTER USER root@localhost IDENTIFIED VIA unix_socket OR mysql_native_password USING ''"],
      client: ['-uroot'],
      after: async ({ server }) => ({ client: ['-hlocalhost', `--socket=${server?.socket ?? ''}`] }),
    }),
    maria,
  ),
  well('sha256_password', () => ({ sql: ["CREATE USER app@'%' IDENTIFIED WITH sha256_password BY 'Pw1!secret'"] }), [
    'mysql9',
  ]),
  well(
    'parsec',
    () => ({
      sql: ["INSTALL SONAME 'auth_parsec'", "CREATE USER app@'%' IDENTIFIED VIA parsec USING PASSWORD('Pw1!secret')"],
    }),
    ['maria11'],
  ),
  well(
    'ed25519',
    () => ({
      sql: ["INSTALL SONAME 'auth_ed25519'", "CREATE USER app@'%' IDENTIFIED VIA ed25519 USING PASSWORD('Pw1!secret')"],
    }),
    maria,
  ),
  well('a role', ({ server }) => ({
    sql: [
      ...account('REQUIRE SSL'),
      'CREATE ROLE reader',
      server === 'mysql9' ? "GRANT reader TO app@'%'" : "GRANT reader TO app@'%'",
      server === 'mysql9' ? "SET DEFAULT ROLE reader TO app@'%'" : "SET DEFAULT ROLE reader FOR app@'%'",
    ],
  })),
  well('two rows, the first one meets', (kit, good) => ({
    sql: [
      "CREATE USER app@'127.0.0.1' IDENTIFIED BY 'Pw1!secret' REQUIRE X509",
      "CREATE USER app@localhost IDENTIFIED BY 'Pw1!secret' REQUIRE X509",
      "CREATE USER app@'%' IDENTIFIED BY 'other-one' REQUIRE SSL",
    ],
    client: [...verifying(good), ...pair(kit, good)],
  })),
  well('subject, issuer and cipher', (kit, good) => ({
    sql: account(
      `REQUIRE ${subject} AND ISSUER '/O=Judge/CN=Judge CA' AND CIPHER 'TLS_AES_${kit.server === 'mysql9' ? 128 : 256}_GCM_SHA${kit.server === 'mysql9' ? 256 : 384}'`,
    ),
    client: [...verifying(good), ...pair(kit, good)],
  })),
  well('a limit that is not reached', (_, good) => ({
    sql: account('REQUIRE SSL WITH MAX_USER_CONNECTIONS 5'),
    mysqld: [...good.lines, 'require_secure_transport=ON', 'max_connect_errors=10'],
  })),
  well('a database', (_, good) => ({
    sql: ['CREATE DATABASE shop', ...account(''), "GRANT ALL ON shop.* TO app@'%'"],
    client: [...verifying(good), '--database=shop'],
  })),
];

/** The lines of the good files as people write them; `open` ends the group that the harness has opened. */
const optionFiles: readonly Scenario[] = [
  well('quotes and comments', (_, good) => ({
    mysqld: good.lines.map((line) => line.replace(/=(.*)/, ' = "$1"   # by hand')),
  })),
  well('loose- and underscores', (_, good) => ({
    mysqld: [...good.lines.map((line) => line.replace('ssl-', 'loose_ssl_')), 'loose-no-such-option=1'],
  })),
  well('groups of every name', ({ server }, good) => ({
    mysqld: [
      `[${server === 'mysql9' ? 'mysqld-9.7' : server === 'maria11' ? 'mariadb-11.8' : 'mariadb-10.11'}]`,
      good.lines[0] ?? '',
      '[server]',
      good.lines[1] ?? '',
      `[${server === 'mysql9' ? 'mysqld' : 'mariadb'}]`,
      good.lines[2] ?? '',
      '[client]',
      'ssl-ca=/nowhere/else.pem',
      '[mysqldump]',
      'quick',
    ],
  })),
  well('includes', (kit, good) => {
    mkdirSync(join(kit.folder, 'conf.d'));
    kit.write('conf.d/20-tls.cnf', `[mysqld]\n${good.lines.slice(0, 2).join('\n')}\n`);
    kit.write('conf.d/30-tls.txt', '[mysqld]\nnonsense\n');
    const one = kit.write('one.cnf', `[mysqld]\n${good.lines[2]}\n`);
    return { mysqld: [`!include ${one}`, `!includedir ${join(kit.folder, 'conf.d')}`] };
  }),
  well("the client's includes", (kit, good) => {
    const more = kit.write('tls.cnf', `[client]\nssl-ca="${good.caPath}"\nssl_mode=VERIFY_CA\n`);
    return {
      client: [],
      clientFile: `[client]\nuser=app\npassword="Pw1!secret" # it has a blank before\n!include ${more}\n[mysqld]\nssl-ca=/x\n`,
    };
  }),
  well('a server that is not running', () => ({ offline: true, sides: ['server'] })),
  well('keys as packages leave them', (kit, good) => {
    chmodSync(good.keyPath, 0o640);
    chmodSync(good.caPath, 0o644);
    const own = pair(kit, good);
    chmodSync(join(kit.folder, 'c.key'), 0o600);
    return { sql: account('REQUIRE X509'), client: [...verifying(good), ...own] };
  }),
];

/** Healthy set-ups that people really have, each thought of by itself. */
export const healthyByHand: readonly Scenario[] = [
  ...modes,
  ...healthyCertificates,
  ...ways,
  ...accounts,
  ...optionFiles,
];
