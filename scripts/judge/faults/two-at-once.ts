import { chmodSync, writeFileSync } from 'node:fs';
import { goodFiles, keepCa } from '../kit.ts';
import type { Scenario, Setup } from '../scenario.ts';
import { identity, named, one, s } from './certificates-setup.ts';

const onBoth = { servers: ['maria11', 'mysql9'] } as const;
const app = (password: string): readonly string[] => ['-uapp', `-p${password}`];

/** A server that is well, and an account of this clause. */
const account = (
  id: string,
  variant: string,
  clause: string,
  { servers = onBoth.servers, ...parts }: Partial<Setup> & { readonly servers?: readonly string[] },
): Scenario => ({
  id,
  variant,
  servers,
  clientSees: ['login-denied'],
  byHand: 'the second fault stands behind it',
  make: (kit) => ({
    mysqld: goodFiles(kit).lines,
    sql: [`CREATE USER 'app'@'%' IDENTIFIED BY 'pw' ${clause}`],
    sides: ['client', 'both'],
    client: [...app('pw'), '--ssl-mode=REQUIRED'],
    ...parts,
  }),
});

/** Two faults at once: what stops things first is the cause, the other is told or stands there next. */
export const twoAtOnce: readonly Scenario[] = [
  s(
    'server-cert-unknown-ca',
    one((kit) => ({ clientCa: [kit.ca('/CN=Foreign')], flags: ['-pbad'] })),
    { variant: 'and a wrong password', ...onBoth, byHand: 'the password' },
  ),
  s(
    'server-cert-expired',
    one((kit, ca) => ({
      ...identity,
      chain: [kit.leaf(ca, { from: -20, to: -10, extensions: named('DNS:other.example') })],
    })),
    { variant: 'and a wrong name', ...onBoth },
  ),
  s(
    'server-cert-expired',
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { from: -20, to: -10 })],
      client: [kit.client(ca, { from: -20, to: -10 })],
    })),
    { variant: 'and an expired certificate of the client', ...onBoth, byHand: 'the second fault stands behind it' },
  ),
  s(
    'client-cert-other-ca',
    one((kit) => ({ client: [kit.client(kit.ca('/CN=Foreign'), { from: -20, to: -10 })] })),
    { variant: 'and expired', ...onBoth, byHand: 'a certificate of the right CA' },
  ),
  account('account-locked', 'and REQUIRE X509', 'REQUIRE X509 ACCOUNT LOCK', {}),
  account('account-password-wrong', 'and REQUIRE X509', 'REQUIRE X509', {
    client: [...app('bad'), '--ssl-mode=REQUIRED'],
  }),
  account('require-ssl-plain-client', 'and no such database', 'REQUIRE SSL', {
    client: [...app('pw'), '--ssl-mode=DISABLED', '-Dnope'],
    // MySQL's plugin stops a client without TLS before the clause is looked at.
    servers: ['maria11'],
  }),
  {
    id: 'server-key-unreadable',
    variant: 'and an expired certificate',
    servers: ['mysql9', 'maria10'],
    byHand: 'the second fault stands behind it',
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const good = goodFiles(kit);
      const leaf = kit.leaf(good.ca, { from: -20, to: -10 });
      writeFileSync(good.certPath, leaf.pem);
      writeFileSync(good.keyPath, leaf.keyPem);
      chmodSync(good.keyPath, 0o600);
      return { mysqld: good.lines, offline: true, serverUser: 'nobody' };
    },
  },
  {
    id: 'server-key-cert-mismatch',
    variant: 'and an expired certificate',
    servers: ['mysql9'],
    clientSees: ['server-has-no-tls'],
    make(kit) {
      const good = goodFiles(kit);
      keepCa(kit, good.ca);
      writeFileSync(good.certPath, kit.leaf(good.ca, { from: -20, to: -10 }).pem);
      return { mysqld: good.lines, client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`] };
    },
  },
  {
    id: 'server-cipher-list-unusable',
    variant: 'and tls_version misspelt',
    servers: ['mysql9', 'maria10'],
    also: ['tls-version-typo'],
    clientSees: ['network-port-closed'],
    byHand: 'the second fault stands behind it',
    make(kit) {
      const good = goodFiles(kit);
      const lists = ['ssl-cipher=ECDHE-RSA-AES256-GMC-SHA384', 'tls_version=TLSv1.4'];
      return { mysqld: [...good.lines, ...lists], stops: true };
    },
  },
];
