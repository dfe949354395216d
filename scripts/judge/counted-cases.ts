import type { Made, Wish } from '../../test/make/certificates.ts';
import type { Kit } from './kit.ts';
import { modern } from './scenario.ts';

/** A server and a client that meet over a network. */
export interface CountedSetup {
  readonly mysqld: readonly string[];
  readonly sql: readonly string[];
  readonly client: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface CountedCase {
  readonly name: string;
  readonly servers: readonly string[];
  /** With an administrative login as well. */
  readonly admin?: boolean;
  readonly make: (kit: Kit, address: string) => CountedSetup;
}

/** Parts of a good set-up over the network that a case replaces. */
interface Parts {
  readonly leaf?: Partial<Wish>;
  readonly mysqld?: readonly string[];
  readonly noTls?: boolean;
  readonly require?: string;
  readonly sql?: readonly string[];
  /** Instead of the client's flags of a good set-up. */
  readonly client?: (made: { readonly ca: Made; readonly caPath: string; readonly kit: Kit }) => readonly string[];
}

const good = '-uapp -pPw1!secret'.split(' ');

function over(kit: Kit, address: string, parts: Parts): CountedSetup {
  const ca = kit.ca();
  const extensions = ['basicConstraints=CA:FALSE', `subjectAltName=IP:${address}`, 'extendedKeyUsage=serverAuth'];
  const leaf = kit.leaf(ca, { extensions, ...parts.leaf });
  const caPath = kit.write('ca.pem', ca.pem);
  const key = kit.server === 'mysql56' ? String(leaf.key.export({ type: 'pkcs1', format: 'pem' })) : leaf.keyPem;
  const files = [
    `ssl-ca=${caPath}`,
    `ssl-cert=${kit.write('server.pem', leaf.pem)}`,
    `ssl-key=${kit.write('server.key', key)}`,
  ];
  const off = kit.server === 'maria10' ? [] : kit.server === 'mysql9' ? ["tls_version=''"] : ['skip-ssl'];
  const require = parts.require ?? '';
  const account =
    kit.server === 'mysql56'
      ? [`GRANT USAGE ON *.* TO app@'%' IDENTIFIED BY 'Pw1!secret' ${require}`]
      : [`CREATE USER app@'%' IDENTIFIED BY 'Pw1!secret' ${require}`];
  return {
    mysqld: [...(parts.noTls === true ? off : files), ...(parts.mysqld ?? [])],
    sql: [...account, ...(parts.sql ?? [])],
    client: parts.client?.({ ca, caPath, kit }) ?? [...good, '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${caPath}`],
  };
}

const each = (name: string, parts: Parts, servers: readonly string[] = modern, admin = false): CountedCase => ({
  name,
  servers,
  admin,
  make: (kit, address) => over(kit, address, parts),
});

const all = [...modern, 'mysql56'];

/** A pair of the client's from a CA of its own. */
const foreignPair = (kit: Kit, parts: Partial<Wish> = {}, ca: Made = kit.ca('/CN=Other')): readonly string[] => {
  const pair = kit.client(ca, parts);
  return [`--ssl-cert=${kit.write('c.pem', pair.pem)}`, `--ssl-key=${kit.write('c.key', pair.keyPem)}`];
};

export const countedCases: readonly CountedCase[] = [
  each('healthy', {}),
  each('healthy, with an administrator', {}, modern, true),
  each('no TLS, REQUIRED', { noTls: true, client: () => [...good, '--ssl-mode=REQUIRED'] }, all),
  each('no TLS, VERIFY_CA', { noTls: true }, modern),
  each('no TLS, PREFERRED', { noTls: true, client: () => [...good, '--ssl-mode=PREFERRED'] }, all),
  each('another CA', {
    client: ({ kit }) => [...good, '--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('o.pem', kit.ca('/CN=Other').pem)}`],
  }),
  each('another CA, wrong password', {
    client: ({ kit }) => [
      '-uapp',
      '-pno',
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${kit.write('o.pem', kit.ca('/CN=Other').pem)}`,
    ],
  }),
  each('another CA, foreign pair', {
    client: ({ kit }) => [
      ...good,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${kit.write('o.pem', kit.ca('/CN=Other').pem)}`,
      ...foreignPair(kit),
    ],
  }),
  each('another name', { leaf: { extensions: ['basicConstraints=CA:FALSE', 'subjectAltName=DNS:db.example.test'] } }),
  each('expired', { leaf: { from: -20, to: -10 } }),
  each(
    'wrong password',
    { client: ({ caPath }) => ['-uapp', '-pno', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`] },
    all,
  ),
  each('unknown user', { client: ({ caPath }) => ['-unobody', '-pno', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`] }),
  each('no password', { client: ({ caPath }) => ['-uapp', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`] }),
  each('X509 without a pair', { require: 'REQUIRE X509' }),
  each('X509 with a foreign pair', {
    require: 'REQUIRE X509',
    client: ({ kit, caPath }) => [...good, '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`, ...foreignPair(kit)],
  }),
  each('an expired pair', {
    client: ({ kit, ca, caPath }) => [
      ...good,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      ...foreignPair(kit, { from: -20, to: -10 }, ca),
    ],
  }),
  each('a foreign pair, TLS 1.2 only', {
    mysqld: ['tls_version=TLSv1.2'],
    client: ({ kit, caPath }) => [...good, '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`, ...foreignPair(kit)],
  }),
  each('versions apart', {
    mysqld: ['tls_version=TLSv1.2'],
    client: ({ caPath }) => [...good, '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`, '--tls-version=TLSv1.3'],
  }),
  each('ciphers apart', {
    mysqld: ['tls_version=TLSv1.2'],
    client: ({ caPath }) => [
      ...good,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      '--ssl-cipher=ECDHE-RSA-AES128-SHA256',
    ],
  }),
  each('only old TLS', { client: () => [...good, '--ssl-mode=REQUIRED'] }, ['mysql56']),
  each('TLS demanded by the server, DISABLED', {
    mysqld: ['require_secure_transport=ON'],
    client: () => [...good, '--ssl-mode=DISABLED'],
  }),
  each('plain, DISABLED', { client: () => [...good, '--ssl-mode=DISABLED'] }),
  each('unknown database', {
    client: ({ caPath }) => [...good, '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`, '--database=nowhere'],
  }),
  each('account from another host', {
    sql: ["RENAME USER app@'%' TO app@'192.0.2.1'"],
  }),
  each('a key that is no key', {
    client: ({ kit, caPath }) => [...good, `--ssl-ca=${caPath}`, `--ssl-key=${kit.write('k', 'x')}`],
  }),
  each('no CA to verify with', { client: () => [...good, '--ssl-mode=VERIFY_CA'] }),
  each('too many connections', { mysqld: ['max_connections=1'] }),
  each(
    'cleartext plugin',
    {
      sql: ['DROP USER app', "INSTALL SONAME 'auth_pam'", "CREATE USER app IDENTIFIED VIA pam USING 'x'"],
    },
    ['maria11'],
  ),
  each(
    'a plugin that is not there',
    {
      sql: ["INSTALL SONAME 'auth_ed25519'", "ALTER USER app@'%' IDENTIFIED VIA ed25519 USING PASSWORD('Pw1!secret')"],
    },
    ['maria11'],
  ),
  each(
    'sha2 plain without its key',
    {
      client: () => [...good, '--ssl-mode=DISABLED'],
    },
    ['mysql9'],
  ),
];
