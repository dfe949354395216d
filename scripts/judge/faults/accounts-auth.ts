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
    sides: ['client', 'both'],
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
  s('account-password-wrong', '', { password: 'bad' }),
  s('account-password-wrong', 'REQUIRE X509', { password: 'bad' }, { variant: 'a certificate is required and shown' }),
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
  s('require-cipher-not-negotiated', "REQUIRE CIPHER 'ECDHE-RSA-AES256-GCM-SHA384'", { bare: true }),
  s('require-secure-transport-plain-client', '', { ...plain, mysqld: ['require_secure_transport=ON'] }),
  s(
    'account-socket-auth-over-network',
    '',
    { bare: true, sql: ["CREATE USER app@'%' IDENTIFIED VIA unix_socket"] },
    { servers: ['maria10', 'maria11'] },
  ),
  s(
    'caching-sha2-plain-cold',
    '',
    { bare: true, flags: ['--ssl-mode=DISABLED'] },
    { servers: ['mysql9'], clientSees: ['login-impossible'] },
  ),
];
