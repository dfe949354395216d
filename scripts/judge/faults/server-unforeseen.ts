import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statement } from '../arrange.ts';
import { type GoodFiles, goodFiles, type Kit, keepCa, serverLines } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const clientSees = ['server-has-no-tls', 'network-port-closed', 'login-denied', 'cipher-no-overlap'];
const only12 = ['tls-version=TLSv1.2'];

/** Faults of a server that the catalogue does not hold, or not in this form. */
export const unforeseenServer: readonly Scenario[] = [
  {
    id: 'server-key-file-missing',
    variant: 'a folder in its place',
    servers: ['mysql9'],
    clientSees,
    make(kit) {
      mkdirSync(join(kit.folder, 'key.pem'));
      return { mysqld: serverLines(goodFiles(kit), { key: join(kit.folder, 'key.pem') }) };
    },
  },
  {
    id: 'cert-explicit-curve',
    servers: ['maria10', 'mysql9'],
    make(kit) {
      const good = goodFiles(kit);
      keepCa(kit, good.ca);
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'];
      const leaf = kit.leaf(good.ca, { key });
      writeFileSync(good.certPath, leaf.pem);
      writeFileSync(good.keyPath, leaf.keyPem);
      return { mysqld: good.lines, client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`] };
    },
  },
  {
    id: 'server-key-type-not-negotiable',
    variant: 'an EC key for yaSSL',
    servers: ['mysql56'],
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      keepCa(kit, good.ca);
      const leaf = kit.leaf(good.ca, { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] });
      writeFileSync(good.certPath, leaf.pem);
      writeFileSync(good.keyPath, String(leaf.key.export({ type: 'sec1', format: 'pem' })));
      return { mysqld: good.lines, client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1'] };
    },
  },
  {
    id: 'cipher-no-overlap',
    variant: 'ECDSA ciphers with an RSA key, from files alone as well',
    servers: ['maria11', 'mysql9'],
    make(kit) {
      const good = goodFiles(kit);
      const leaf = kit.leaf(good.ca, { key: ['-newkey', 'rsa:2048'] });
      writeFileSync(good.certPath, leaf.pem);
      writeFileSync(good.keyPath, leaf.keyPem);
      return { mysqld: [...good.lines, ...only12, 'ssl-cipher=ECDHE-ECDSA-AES128-GCM-SHA256'] };
    },
  },
  {
    id: 'server-takes-no-tcp',
    servers: ['maria11', 'mysql9'],
    clientSees,
    make: (kit) => ({ mysqld: [...goodFiles(kit).lines, 'skip-networking'], sides: ['client', 'both'] }),
  },
  {
    id: 'server-cert-unknown-ca',
    variant: 'the new certificate is in place and not read',
    servers: ['maria11', 'mysql9'],
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
        sides: ['client', 'both'],
        after() {
          const ca = kit.ca('/O=Judge/CN=New CA');
          const leaf = kit.leaf(ca);
          for (const [path, text] of [
            [good.caPath, ca.pem],
            [good.certPath, leaf.pem],
            [good.keyPath, leaf.keyPem],
          ] as const)
            writeFileSync(path, text);
          return Promise.resolve(undefined);
        },
      };
    },
  },
  {
    id: 'option-later-file-overrides',
    variant: 'what was persisted',
    also: ['server-cert-file-missing'],
    servers: ['mysql9'],
    clientSees,
    make: (kit) => ({
      mysqld: goodFiles(kit).lines,
      async after({ server }) {
        await statement(server, "SET PERSIST ssl_cert = '/nonexistent/server.pem'");
        await server?.restart();
        return undefined;
      },
    }),
  },
  {
    id: 'server-tls-setup-failed',
    variant: 'mended on disk and not read again',
    servers: ['mysql9'],
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      const key = readFileSync(good.keyPath);
      rmSync(good.keyPath);
      return {
        mysqld: good.lines,
        after() {
          writeFileSync(good.keyPath, key);
          return Promise.resolve(undefined);
        },
      };
    },
  },
  {
    id: 'account-password-wrong',
    variant: 'behind a certificate file that was emptied since',
    servers: ['maria11', 'mysql9'],
    clientSees,
    byHand: 'only the user knows the password',
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        sql: ["CREATE USER 'app'@'%' IDENTIFIED BY 'pw'"],
        client: ['-uapp', '-pother', '--ssl-mode=REQUIRED'],
        sides: ['client', 'both'],
        after() {
          writeFileSync(good.certPath, '');
          return Promise.resolve(undefined);
        },
      };
    },
  },
  {
    id: 'require-subject-rdn-order',
    variant: 'an account for the address of a client that has a name',
    servers: ['maria11', 'mysql9'],
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        sql: ["CREATE USER 'app'@'127.0.0.1' IDENTIFIED BY 'pw' REQUIRE SUBJECT '/CN=alice/OU=Ops/O=Acme/C=DE'"],
        client: ['-uapp', '-ppw', '--ssl-mode=REQUIRED', ...pair(kit, good.ca)],
        sides: ['client', 'both'],
      };
    },
  },
  {
    id: 'capath-missing-or-unreadable',
    variant: "closed to the server's user",
    servers: ['maria11'],
    make(kit) {
      execFileSync('chmod', ['755', kit.folder]);
      const good = goodFiles(kit);
      execFileSync('chmod', ['644', good.certPath, good.keyPath]);
      mkdirSync(join(kit.folder, 'ca.d'), { mode: 0o700 });
      const lines = [`ssl-capath=${kit.folder}/ca.d`, `ssl-cert=${good.certPath}`, `ssl-key=${good.keyPath}`];
      return { mysqld: lines, offline: true, serverUser: 'nobody' };
    },
  },
];

/** A client's pair of the CA that the server trusts. */
function pair(kit: Kit, ca: GoodFiles['ca']): readonly string[] {
  const own = kit.client(ca);
  return [`--ssl-cert=${kit.write('client.pem', own.pem)}`, `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`];
}
