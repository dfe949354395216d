import { readFileSync, writeFileSync } from 'node:fs';
import { goodFiles, type Kit, keepCa } from '../kit.ts';
import { modern, type Scenario } from '../scenario.ts';
import { identity, inter, named, one, s } from './certificates-setup.ts';

/** An account that wants a certificate, and a client whose key is of this kind. */
const keyed = (kit: Kit, curve: string, flags: readonly string[] = []) => {
  const good = goodFiles(kit);
  keepCa(kit, good.ca);
  const own = kit.client(good.ca, { key: ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`] });
  return {
    mysqld: good.lines,
    sql: [`CREATE USER app@'%' IDENTIFIED BY 'Pw1!' REQUIRE X509`],
    client: [
      '-uapp',
      '-pPw1!',
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${good.caPath}`,
      `--ssl-cert=${kit.write('client.pem', own.pem)}`,
      `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
      ...flags,
    ],
    sides: ['client', 'both'] as const,
  };
};

/** Set up where the hosts file has `127.0.0.1 db.tlsql.test lb.tlsql.test` (in a mount namespace of one's own). */
const hasAlias = /^127\.0\.0\.1\s.*\blb\.tlsql\.test\b/m.test(readFileSync('/etc/hosts', 'utf8'));

/** Keys, names and CAs that were changed on one side. */
export const changedCertificates: readonly Scenario[] = [
  {
    id: 'client-cert-key-type-not-offered',
    servers: modern,
    clientSees: ['login-denied'],
    make: (kit) => keyed(kit, 'brainpoolP256r1'),
  },
  {
    id: 'client-cert-key-type-not-offered',
    variant: 'secp256k1',
    servers: ['mysql9'],
    clientSees: ['login-denied'],
    make: (kit) => keyed(kit, 'secp256k1'),
  },
  {
    id: 'client-cert-key-type-not-offered',
    variant: 'TLS 1.2',
    servers: modern,
    clientSees: ['client-cert-refused', 'tls-handshake-failed'],
    make: (kit) => keyed(kit, 'brainpoolP256r1', ['--tls-version=TLSv1.2']),
  },
  s(
    'host-name-alias-not-in-cert',
    one((kit, ca) => ({
      ...identity,
      chain: [kit.leaf(ca, { extensions: named('DNS:db.tlsql.test') })],
      flags: ['-hlb.tlsql.test'],
    })),
    { servers: hasAlias ? modern : [] },
  ),
  s('ca-rotation-leaf-before-ca', (kit) => {
    const [old, next] = [kit.ca('/O=Judge/CN=Judge CA 2024'), kit.ca('/O=Judge/CN=Judge CA 2026')];
    return { serverCa: [next, old], chain: [kit.leaf(next)], clientCa: [old] };
  }),
  s(
    'ca-rotation-leaf-before-ca',
    (kit) => {
      const [old, next] = [kit.ca('/CN=Judge CA'), kit.ca('/CN=Judge CA G2')];
      return { serverCa: [next], chain: [kit.leaf(next), next], clientCa: [old] };
    },
    { variant: 'the root is sent' },
  ),
  s(
    'ca-rotation-leaf-before-ca',
    (kit) => {
      const [old, next] = [kit.ca('/O=Judge/CN=Judge CA 2024'), kit.ca('/O=Judge/CN=Judge CA 2026')];
      return { serverCa: [old], chain: [kit.leaf(old)], clientCa: [old, next], client: [kit.client(next)] };
    },
    { variant: "the client's leaf" },
  ),
  {
    id: 'ca-rotation-leaf-before-ca',
    variant: "the client's leaf, the bundle not read yet",
    servers: modern,
    clientSees: ['client-cert-refused'],
    make: (kit) => {
      const good = goodFiles(kit);
      const next = kit.ca('/O=Judge/CN=Judge CA 2');
      const own = kit.client(next);
      const pair = [
        `--ssl-cert=${kit.write('client.pem', own.pem)}`,
        `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
      ];
      return {
        mysqld: good.lines,
        client: [
          '-uroot',
          '--ssl-mode=VERIFY_CA',
          `--ssl-ca=${kit.write('both.pem', good.ca.pem + next.pem)}`,
          ...pair,
        ],
        sides: ['client', 'both'],
        after: () => {
          writeFileSync(good.caPath, good.ca.pem + next.pem);
          return Promise.resolve(undefined);
        },
      };
    },
  },
  s(
    'ca-bundle-of-cloud-outdated',
    (kit) => {
      const amazon = '/O=Amazon Web Services, Inc./OU=Amazon RDS/ST=WA/CN=Amazon RDS';
      const root = kit.ca(`${amazon} eu-west-1 Root CA RSA2048 G1`);
      const middle = kit.ca(`${amazon} eu-west-1 Subordinate CA RSA2048 G1.A.3`, { issuer: root });
      return {
        serverCa: [root],
        chain: [kit.leaf(middle), middle],
        clientCa: [kit.ca(`${amazon} Root 2019 CA`), kit.ca(`${amazon} eu-west-1 2019 CA`)],
      };
    },
    { byHand: 'the bundle of the provider must be fetched' },
  ),
  s(
    'client-mariadb-accepts-incomplete-chain',
    (kit) => {
      const root = kit.ca();
      return {
        serverCa: [root],
        chain: [kit.leaf(inter(kit, root))],
        flags: ['-uapp', '-pPw1!', '-hlocalhost', '--protocol=TCP', '--client=mariadb-11'],
        sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'"],
        mode: 'none',
      };
    },
    { servers: ['maria10'], byHand: 'the CA must be given' },
  ),
];
