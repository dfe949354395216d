import { goodFiles, type Kit } from '../kit.ts';
import { modern, type Scenario, type Setup } from '../scenario.ts';

interface Parts {
  /** Subject of the client's certificate. */
  readonly subject?: string;
  readonly bare?: boolean;
  readonly flags?: readonly string[];
  readonly password?: string;
  readonly mysqld?: readonly string[];
  readonly sql?: readonly string[];
  /** The login works: only the account table shows it. */
  readonly seenByAdmin?: boolean;
}

/** A server with its own CA, an account `app`, and a client certificate unless `bare`. */
function account(kit: Kit, rest: string, parts: Parts): Setup {
  const good = goodFiles(kit);
  const own = kit.client(good.ca, parts.subject === undefined ? {} : { subject: parts.subject });
  const pair = [
    `--ssl-cert=${kit.write('client.pem', own.pem)}`,
    `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
  ];
  return {
    mysqld: [...good.lines, ...(parts.mysqld ?? [])],
    sql: parts.sql ?? [`CREATE USER app@'%' IDENTIFIED BY 'Pw1!' ${rest}`],
    client: [
      '-uapp',
      `-p${parts.password ?? 'Pw1!'}`,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${good.caPath}`,
      ...(parts.bare === true ? [] : pair),
      ...(parts.flags ?? []),
    ],
    sides: parts.seenByAdmin === true ? ['both'] : ['client', 'both'],
  };
}

const s = (id: string, rest: string, parts: Parts = {}, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers: modern,
  clientSees: ['login-denied'],
  make: (kit) => account(kit, rest, parts),
  ...more,
});

const plain: Parts = { bare: true, flags: ['--ssl-mode=DISABLED', '--get-server-public-key'] };

export const accountsAuth: readonly Scenario[] = [
  s(
    'server-rsa-pair-missing',
    '',
    {
      ...plain,
      mysqld: [
        'caching_sha2_password_private_key_path=no-private.pem',
        'caching_sha2_password_public_key_path=no-public.pem',
      ],
    },
    { servers: ['mysql9'] },
  ),
  s('account-password-wrong', '', { password: 'bad' }, { byHand: 'the password' }),
  s(
    'account-password-wrong',
    'REQUIRE X509',
    { password: 'bad' },
    { variant: 'a certificate is required and shown', byHand: 'the password' },
  ),
  s('require-x509-no-client-cert', 'REQUIRE X509', { bare: true }),
  s(
    'require-x509-no-client-cert',
    "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'",
    { bare: true },
    { variant: 'by SUBJECT', also: ['require-subject-mismatch'] },
  ),
  s('require-ssl-plain-client', 'REQUIRE SSL', plain),
  s('require-subject-mismatch', "REQUIRE SUBJECT '/C=FR/O=Other/CN=bob'"),
  s('require-subject-rdn-order', "REQUIRE SUBJECT '/CN=alice/OU=Ops/O=Acme/C=DE'"),
  s('require-subject-case', "REQUIRE SUBJECT '/C=de/O=acme/OU=ops/CN=Alice'"),
  s('require-subject-not-oneline', "REQUIRE SUBJECT 'CN=alice,OU=Ops,O=Acme,C=DE'"),
  s('require-subject-partial', "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops'"),
  s('require-subject-partial', "REQUIRE SUBJECT '/CN=alice'", {}, { variant: 'the name alone' }),
  s('require-subject-trailing-space', "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice '"),
  s('require-subject-non-ascii', "REQUIRE SUBJECT '/C=DE/O=Acme/CN=Müller'", { subject: '/C=DE/O=Acme/CN=Müller' }),
  s('require-subject-backslash-lost', "REQUIRE SUBJECT '/C=DE/O=Acme/CN=M\\xC3\\xBCller'", {
    subject: '/C=DE/O=Acme/CN=Müller',
  }),
  s(
    'require-subject-short-name',
    "REQUIRE SUBJECT '/countryName=DE/organizationName=Acme/OU=Ops/commonName=alice'",
    {},
    { also: ['require-subject-not-oneline'] },
  ),
  s('require-issuer-mismatch', "REQUIRE ISSUER '/O=Other/CN=Other CA'"),
  s('require-cipher-not-negotiated', "REQUIRE CIPHER 'ECDHE-RSA-AES256-GCM-SHA384'"),
  s('require-secure-transport-plain-client', '', { ...plain, mysqld: ['require_secure_transport=ON'] }),
  s(
    'account-socket-auth-over-network',
    '',
    { bare: true, sql: ["CREATE USER app@'%' IDENTIFIED VIA unix_socket"] },
    { servers: ['maria10', 'maria11'], byHand: 'the login is by system user' },
  ),
  s(
    'caching-sha2-plain-cold',
    '',
    { bare: true, flags: ['--ssl-mode=DISABLED'] },
    { servers: ['mysql9'], clientSees: ['login-impossible'] },
  ),
  s('account-locked', 'ACCOUNT LOCK', { bare: true }),
  s('account-password-expired', 'PASSWORD EXPIRE', { bare: true }, { byHand: 'a new password' }),
  s('account-shadowed-by-other-row', '', {
    bare: true,
    sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'", "CREATE USER ''@'localhost' IDENTIFIED BY 'x'"],
  }),
  s(
    'account-shadowed-by-other-row',
    '',
    {
      bare: true,
      sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'", "CREATE USER app@'localhost' IDENTIFIED BY 'x'"],
    },
    { variant: 'a narrower host' },
  ),
  s('account-no-match-for-host', '', {
    bare: true,
    sql: ["CREATE USER app@'10.0.0.0/255.0.0.0' IDENTIFIED BY 'Pw1!'"],
  }),
  s('database-access-denied', '', { bare: true, flags: ['-Dmysql'] }),
  s('database-unknown', '', {
    bare: true,
    flags: ['-Dnope'],
    sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'", "GRANT ALL ON *.* TO app@'%'"],
  }),
  s(
    'require-x509-no-client-cert',
    "REQUIRE CIPHER 'TLS_AES_128_GCM_SHA256'",
    { bare: true },
    { servers: ['mysql9'], variant: 'by CIPHER alone', byHand: 'a certificate must be issued' },
  ),
  s(
    'require-empty-specified',
    "REQUIRE SUBJECT ''",
    { bare: true, seenByAdmin: true },
    { servers: ['maria10', 'maria11'], byHand: 'a certificate must be issued' },
  ),
  s(
    'require-on-role-ignored',
    '',
    {
      bare: true,
      seenByAdmin: true,
      sql: [
        'CREATE ROLE reader',
        'ALTER USER reader REQUIRE X509',
        "CREATE USER app@'%' IDENTIFIED BY 'Pw1!'",
        "GRANT reader TO app@'%'",
      ],
    },
    { servers: ['mysql9'], byHand: 'a certificate must be issued' },
  ),
  s(
    'require-of-proxied-account-counts',
    '',
    {
      bare: true,
      sql: [
        'SET GLOBAL check_proxy_users=1',
        'SET GLOBAL caching_sha2_password_proxy_users=1',
        "CREATE USER owner@'%' IDENTIFIED BY 'x' REQUIRE X509",
        "CREATE USER app@'%' IDENTIFIED BY 'Pw1!'",
        'GRANT PROXY ON owner TO app',
      ],
    },
    { servers: ['mysql9'], byHand: 'a certificate must be issued' },
  ),
  s('server-init-connect-fails', '', {
    bare: true,
    sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'", "SET GLOBAL init_connect='SELECT 1 FROM nope.nope'"],
  }),
  s(
    'server-offline-mode',
    '',
    { bare: true, sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'", 'SET GLOBAL offline_mode=ON'] },
    { servers: ['mysql9'] },
  ),
];
