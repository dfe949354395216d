import type { Kit } from './kit.ts';
import { all, type Made, type Scenario } from './scenario.ts';

const create = (rest: string): string => `CREATE USER app@'%' IDENTIFIED BY 'Pw1!' ${rest}`;

/** A server with its own CA, an account, and a client certificate where wanted. */
function account(
  kit: Kit,
  rest: string,
  parts: { subject?: string; certificate?: boolean; flags?: string[]; password?: string } = {},
): Made {
  const ca = kit.ca();
  const leaf = kit.leaf(ca);
  const caPath = kit.write('ca.pem', ca.pem);
  const options = [
    `--ssl-ca=${caPath}`,
    `--ssl-cert=${kit.write('cert.pem', leaf.pem)}`,
    `--ssl-key=${kit.write('key.pem', leaf.keyPem)}`,
  ];
  const own = kit.client(ca, parts.subject === undefined ? {} : { subject: parts.subject });
  const certificate =
    parts.certificate === false
      ? []
      : [`--ssl-cert=${kit.write('client.pem', own.pem)}`, `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`];
  return {
    options,
    sql: [create(rest)],
    client: [
      '-uapp',
      `-p${parts.password ?? 'Pw1!'}`,
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      ...certificate,
      ...(parts.flags ?? []),
    ],
  };
}

const scenario = (
  id: string,
  make: (kit: Kit) => Made,
  also: string[] = [],
  servers: readonly string[] = all,
): Scenario => ({ id, servers, also, make });

export const accountScenarios: readonly Scenario[] = [
  scenario('account-password-wrong', (kit) => account(kit, '', { password: 'bad' })),
  scenario('require-x509-no-client-cert', (kit) => account(kit, 'REQUIRE X509', { certificate: false })),
  scenario('require-ssl-plain-client', (kit) =>
    account(kit, 'REQUIRE SSL', { certificate: false, flags: ['--ssl-mode=DISABLED', '--get-server-public-key'] }),
  ),
  scenario('require-subject-mismatch', (kit) => account(kit, "REQUIRE SUBJECT '/C=FR/O=Other/CN=bob'")),
  scenario('require-subject-rdn-order', (kit) => account(kit, "REQUIRE SUBJECT '/CN=alice/OU=Ops/O=Acme/C=DE'")),
  scenario('require-subject-case', (kit) => account(kit, "REQUIRE SUBJECT '/C=de/O=acme/OU=ops/CN=Alice'")),
  scenario('require-subject-not-oneline', (kit) => account(kit, "REQUIRE SUBJECT 'CN=alice,OU=Ops,O=Acme,C=DE'")),
  scenario('require-subject-partial', (kit) => account(kit, "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops'")),
  scenario('require-subject-trailing-space', (kit) => account(kit, "REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice '")),
  scenario('require-subject-non-ascii', (kit) =>
    account(kit, "REQUIRE SUBJECT '/C=DE/O=Acme/CN=Müller'", { subject: '/C=DE/O=Acme/CN=Müller' }),
  ),
  scenario('require-subject-backslash-lost', (kit) =>
    account(kit, "REQUIRE SUBJECT '/C=DE/O=Acme/CN=M\\xC3\\xBCller'", { subject: '/C=DE/O=Acme/CN=Müller' }),
  ),
  scenario('require-issuer-mismatch', (kit) => account(kit, "REQUIRE ISSUER '/O=Other/CN=Other CA'")),
  scenario('require-cipher-not-negotiated', (kit) =>
    account(kit, "REQUIRE CIPHER 'ECDHE-RSA-AES256-GCM-SHA384'", { certificate: false }),
  ),
  scenario(
    'require-secure-transport-plain-client',
    (kit) => ({
      ...account(kit, '', { certificate: false, flags: ['--ssl-mode=DISABLED', '--get-server-public-key'] }),
      optionFile: 'require_secure_transport=ON',
    }),
    [],
    ['maria11', 'mysql9'],
  ),
  scenario(
    'account-socket-auth-over-network',
    (kit) => ({ ...account(kit, '', { certificate: false }), sql: ["CREATE USER app@'%' IDENTIFIED VIA unix_socket"] }),
    [],
    ['maria10', 'maria11'],
  ),
  scenario(
    'account-connection-limit-reached',
    (kit) => ({ ...account(kit, 'WITH MAX_USER_CONNECTIONS 1', { certificate: false }) }),
    ['healthy'],
    ['maria11'],
  ),
];
