import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { startServer } from '../servers/instance.ts';
import { type GoodFiles, goodFiles, type Kit, serverLines } from './kit.ts';
import { modern, type Scenario, type Setup } from './scenario.ts';

type Parts = Partial<Omit<Setup, 'mysqld'>> & {
  /** Instead of the lines of the good files. */
  readonly mysqld?: readonly string[];
};

/** A set-up in which nothing is wrong: good files, an account of its own, and what is said of it. */
const well = (
  variant: string,
  parts: (kit: Kit, good: GoodFiles) => Parts = () => ({}),
  servers: readonly string[] = modern,
): Scenario => ({
  id: 'healthy',
  variant,
  servers,
  make(kit) {
    const good = goodFiles(kit);
    const { mysqld, sql, client, ...rest } = parts(kit, good);
    return {
      mysqld: mysqld ?? good.lines,
      sql: sql ?? ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!secret'"],
      client: client ?? [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${good.caPath}`],
      ...rest,
    };
  },
});

const maria = ['maria10', 'maria11'];
const login = ['-uapp', '-pPw1!secret'];
const verifying = (good: GoodFiles, mode = 'VERIFY_CA'): readonly string[] => [
  ...login,
  `--ssl-mode=${mode}`,
  `--ssl-ca=${good.caPath}`,
];
const account = (rest: string): readonly string[] => [`CREATE USER app@'%' IDENTIFIED BY 'Pw1!secret' ${rest}`];

/** A leaf of the good CA with these extensions. */
const leafWith = (kit: Kit, good: GoodFiles, san: string, parts = {}): readonly string[] => {
  const extensions = ['basicConstraints=CA:FALSE', ...(san === '' ? [] : [`subjectAltName=${san}`])];
  const leaf = kit.leaf(good.ca, { extensions, ...parts });
  return serverLines(good, {
    cert: kit.write('leaf.pem', leaf.pem),
    key: kit.write('leaf.key', leaf.keyPem),
  });
};

/** A folder with hash links, as `openssl rehash` makes them. */
const hashed = (kit: Kit, name: string, file: string, pem: string): string => {
  const folder = join(kit.folder, name);
  mkdirSync(folder);
  kit.write(join(name, file), pem);
  execFileSync('openssl', ['rehash', folder], { stdio: 'ignore' });
  return folder;
};

/** A pair of the client's, with the chain in its file where there is one. */
const pair = (kit: Kit, good: GoodFiles, one = false): readonly string[] => {
  const made = kit.client(good.ca);
  if (one) {
    const both = kit.write('both.pem', made.pem + made.keyPem);
    return [`--ssl-cert=${both}`, `--ssl-key=${both}`];
  }
  return [`--ssl-cert=${kit.write('c.pem', made.pem)}`, `--ssl-key=${kit.write('c.key', made.keyPem)}`];
};

const subject = "SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'";

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

const certificates: readonly Scenario[] = [
  well('ssl-capath with hash links', (kit, { ca }) => ({
    client: [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-capath=${hashed(kit, 'cas', 'root.pem', ca.pem)}`],
  })),
  well('ssl-capath of the server', (kit, good) => ({
    mysqld: [
      ...good.lines.filter((line) => !line.startsWith('ssl-ca=')),
      `ssl-capath=${hashed(kit, 'cas', 'root.pem', good.ca.pem)}`,
    ],
    sql: account('REQUIRE X509'),
    client: [...verifying(good), ...pair(kit, good)],
  })),
  well('CRLs on both sides', (kit, good) => {
    const crl = kit.write('crl.pem', makeCrl(good.ca, { revoked: [kit.client(good.ca)] }).pem);
    return {
      mysqld: [...good.lines, `ssl-crl=${crl}`],
      sql: account('REQUIRE X509'),
      client: [...verifying(good), ...pair(kit, good), `--ssl-crl=${crl}`],
    };
  }),
  well('folders of CRLs on both sides', (kit, good) => {
    const folder = hashed(kit, 'crls', 'crl.pem', makeCrl(good.ca).pem);
    return {
      mysqld: [...good.lines, `ssl-crlpath=${folder}`],
      sql: account('REQUIRE X509'),
      client: [...verifying(good), ...pair(kit, good), `--ssl-crlpath=${folder}`],
    };
  }),
  well("an intermediate in the client's file", (kit, good) => {
    const issuing = kit.ca('/O=Judge/CN=Judge Issuing', { issuer: good.ca });
    const own = kit.client(issuing);
    return {
      sql: account('REQUIRE X509'),
      client: [
        ...verifying(good),
        `--ssl-cert=${kit.write('c.pem', own.pem + issuing.pem)}`,
        `--ssl-key=${kit.write('c.key', own.keyPem)}`,
      ],
    };
  }),
  well('a cross-signed root', (kit, good) => {
    const newer = kit.ca('/O=Judge/CN=Judge New Root');
    const cross = makeCertificate({
      subject: '/O=Judge/CN=Judge New Root',
      issuer: good.ca,
      sameKeyAs: newer,
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
    });
    const leaf = kit.leaf(newer);
    return {
      mysqld: serverLines(good, {
        ca: kit.write('cas.pem', good.ca.pem + cross.pem + newer.pem),
        cert: kit.write('leaf.pem', leaf.pem + cross.pem),
        key: kit.write('leaf.key', leaf.keyPem),
      }),
      client: verifying(good),
    };
  }),
  well('RSA-PSS', (kit, good) => ({
    mysqld: leafWith(kit, good, 'IP:127.0.0.1', { key: ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'] }),
  })),
  well('a self-signed certificate that is its own CA', (kit, good) => {
    const own = makeCertificate({
      subject: '/CN=localhost',
      extensions: ['subjectAltName=IP:127.0.0.1,DNS:localhost'],
    });
    const cert = kit.write('own.pem', own.pem);
    return {
      mysqld: serverLines(good, { ca: cert, cert, key: kit.write('own.key', own.keyPem) }),
      client: [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${cert}`],
    };
  }),
  well('certificate and key in one file', (kit, good) => ({
    sql: account(`REQUIRE ${subject} AND ISSUER '/O=Judge/CN=Judge CA'`),
    client: [...verifying(good), ...pair(kit, good, true)],
  })),
  well('a bundle of many roots', (kit, good) => ({
    client: [
      ...login,
      '--ssl-mode=VERIFY_IDENTITY',
      `--ssl-ca=${kit.write('many.pem', `# ours last\n${kit.ca('/CN=One').pem}\n${kit.ca('/CN=Two').pem}${good.ca.pem}`)}`,
    ],
  })),
  well('files under live and archive', (kit, good) => {
    for (const part of ['archive', 'archive/db', 'live', 'live/db']) mkdirSync(join(kit.folder, part));
    const leaf = kit.leaf(good.ca);
    kit.write('archive/db/fullchain3.pem', leaf.pem);
    chmodSync(kit.write('archive/db/privkey3.pem', leaf.keyPem), 0o600);
    for (const name of ['fullchain', 'privkey'])
      symlinkSync(`../../archive/db/${name}3.pem`, join(kit.folder, 'live/db', `${name}.pem`));
    const at = (name: string): string => join(kit.folder, 'live/db', `${name}.pem`);
    return { mysqld: serverLines(good, { cert: at('fullchain'), key: at('privkey') }) };
  }),
  well(
    'the files that the server made',
    () => ({
      mysqld: [],
      client: [...login, '--ssl-mode=REQUIRED'],
    }),
    ['mysql9', 'maria11'],
  ),
  well('TLS by itself, as its own client takes it', () => ({ mysqld: [], client: [...login, '--client=mariadb-11'] }), [
    'maria11',
  ]),
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
export const healthyByHand: readonly Scenario[] = [...modes, ...certificates, ...ways, ...accounts, ...optionFiles];
