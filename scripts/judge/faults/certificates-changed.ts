import { readFileSync } from 'node:fs';
import { goodFiles, type Kit, keepCa } from '../kit.ts';
import { modern, type Scenario } from '../scenario.ts';
import { identity, named, one, s } from './certificates-setup.ts';

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
];
