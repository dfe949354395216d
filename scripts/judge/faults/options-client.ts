import { type GoodFiles, goodFiles, type Kit } from '../kit.ts';
import type { Scenario, Setup } from '../scenario.ts';

/** A healthy server, and a client whose option file or flags are wrong. */
const s = (
  id: string,
  parts: (good: GoodFiles, kit: Kit) => Omit<Setup, 'mysqld'>,
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  servers: ['maria11', 'mysql9'],
  make(kit) {
    const good = goodFiles(kit);
    return { mysqld: good.lines, sides: ['client', 'both'], client: ['-uroot'], ...parts(good, kit) };
  },
  ...more,
});

const root = ['-uroot'];

const byName: Setup = {
  sql: ["CREATE USER 'app'@'%' IDENTIFIED BY 'pw'"],
  client: ['-uapp', '-ppw', '-hlocalhost', '--protocol=TCP', '--client=mariadb-11'],
};

export const clientOptions: readonly Scenario[] = [
  s('client-ssl-mode-invalid', () => ({ clientFile: '[client]\nssl-mode=verify-ca\n', client: root })),
  s('client-ssl-mode-invalid', () => ({ client: [...root, '--ssl-mode=STRICT'] }), { variant: 'flag' }),
  s('client-tls-version-invalid', () => ({ clientFile: '[client]\ntls-version=1.2\n' })),
  s('client-tls-version-invalid', () => ({ clientFile: '[client]\ntls-version=TLSv1.4\n' }), { variant: 'TLSv1.4' }),
  s('client-verify-without-ca', () => ({ client: [...root, '--ssl-mode=VERIFY_CA'] })),
  s(
    'client-verify-without-ca',
    () => ({ clientFile: '[client]\nssl-mode=VERIFY_IDENTITY\n[mysqldump]\nssl-ca=/etc/ca.pem\n' }),
    { variant: 'in another group', also: ['option-in-wrong-group'] },
  ),
  s('client-cert-without-key', ({ ca, caPath }, kit) => ({
    client: [
      ...root,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      `--ssl-cert=${kit.write('c.pem', kit.client(ca).pem)}`,
    ],
  })),
  s('client-path-relative', () => ({ client: [...root, '--ssl-mode=VERIFY_CA', '--ssl-ca=certs/ca.pem'] })),
  s('option-value-not-expanded', () => ({ clientFile: '[client]\nssl-mode=VERIFY_CA\nssl-ca=$HOME/ca.pem\n' }), {
    variant: 'of the client',
  }),
  s('option-comment-or-quote-in-value', ({ caPath }) => ({
    clientFile: `[client]\nssl-mode=VERIFY_CA\nssl-ca=${caPath} ; my CA\n`,
  })),
  s(
    'option-comment-or-quote-in-value',
    ({ caPath }) => ({ clientFile: `[client]\nssl-mode=VERIFY_CA\nssl-ca=“${caPath}”\n` }),
    { variant: 'typographic quotes' },
  ),
  s('option-without-group', ({ caPath }) => ({ clientFile: `ssl-ca=${caPath}\n[client]\nssl-mode=VERIFY_CA\n` })),
  s(
    'option-without-group',
    ({ caPath }) => ({ clientFile: `\ufeff[client]\nssl-mode=VERIFY_CA\nssl-ca=${caPath}\n` }),
    { variant: 'byte-order mark' },
  ),
  s('includedir-missing', () => ({ clientFile: '[client]\n!includedir /nonexistent/conf.d\n' }), {
    variant: 'of the client',
  }),
  s(
    'server-option-in-client-group',
    () => ({
      clientFile: '[client]\nrequire_secure_transport=ON\nssl-mode=REQUIRED\n',
      client: [...root, '--client=mariadb-11'],
    }),
    { servers: ['maria11'] },
  ),
  s(
    'client-ssl-mode-unknown-to-mariadb',
    () => ({ clientFile: '[client]\nssl-mode=REQUIRED\n', client: [...root, '--client=mariadb-11'] }),
    { servers: ['maria11'] },
  ),
  s(
    'client-mariadb-option-unknown-to-mysql',
    () => ({ clientFile: '[client]\nssl-verify-server-cert\nskip-ssl\n', client: [...root, '--client=mysql-9'] }),
    { servers: ['mysql9'] },
  ),
  // It exempts 127.0.0.1, and logins without a password.
  s('client-mariadb-11-verifies-by-default', () => byName, { servers: ['mysql9', 'maria10'] }),
  s('client-mariadb-11-verifies-by-default', () => byName, {
    servers: ['maria10'],
    variant: 'no TLS',
    also: ['server-tls-not-configured'],
    make: () => ({ ...byName, sides: ['client', 'both'] }),
  }),
  s('option-name-typo', ({ caPath }) => ({ clientFile: `[client]\nssl-mode=VERIFY_CA\nssl-cafile=${caPath}\n` }), {
    variant: 'client',
    also: ['client-verify-without-ca'],
  }),
  s('client-ca-given-not-verified', ({ caPath }) => ({
    client: [...root, '--ssl-mode=REQUIRED', `--ssl-ca=${caPath}`],
  })),
  s(
    'option-given-twice',
    ({ caPath }, kit) => ({
      clientFile: `[client]\nssl-mode=VERIFY_CA\nssl-ca=${caPath}\nssl-ca=${kit.folder}/old.pem\n`,
    }),
    { variant: 'of the client' },
  ),
  s(
    'option-later-file-overrides',
    ({ caPath }, kit) => ({
      clientFile: `[client]\nssl-mode=VERIFY_CA\nssl-ca=${caPath}\n!include ${kit.write('site.cnf', `[client]\nssl-ca=${kit.write('other.pem', kit.ca('/CN=Other').pem)}\n`)}\n`,
    }),
    { variant: 'of the client' },
  ),
  s(
    'option-environment-overrides',
    ({ caPath }) => ({
      clientFile: `# no host= here\n[client]\nssl-mode=VERIFY_CA\nssl-ca=${caPath}\n`,
      env: { MYSQL_HOST: 'no-such-host.invalid' },
    }),
    {
      also: ['host-name-unknown'],
      byHand: 'the environment of the shell',
    },
  ),
  s(
    'client-crypto-policy-too-strict',
    ({ caPath }, kit) => ({
      client: [...root, '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`],
      mysqld: [...goodFiles(kit).lines, 'tls_version=TLSv1.2'],
      env: {
        OPENSSL_CONF: kit.write(
          'openssl.cnf',
          'openssl_conf=a\n[a]\nssl_conf=b\n[b]\nsystem_default=c\n[c]\nMinProtocol=TLSv1.3\n',
        ),
      },
    }),
    { byHand: "the machine's own rules" },
  ),
  s('client-tls-optional-plaintext', () => ({ mysqld: [], client: root }), {
    servers: ['maria10'],
    make: () => ({ client: root, sides: ['client', 'both'] }),
    also: ['server-tls-not-configured'],
  }),
];
