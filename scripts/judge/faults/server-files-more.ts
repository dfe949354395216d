import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCrl } from '../../../test/make/crls.ts';
import { statement } from '../arrange.ts';
import { goodFiles, keepCa } from '../kit.ts';
import { modern, type Scenario } from '../scenario.ts';

/** What the client sees of a server without TLS, or without a port. */
const clientSees = ['server-has-no-tls', 'network-port-closed', 'client-cert-refused', 'tls-handshake-failed'];
const folder = (kit: { readonly folder: string }, name: string, files: Readonly<Record<string, string>>): string => {
  const path = join(kit.folder, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
};

/** Channels of their own, folders by hash, MySQL's own files, and what happens while a server runs. */
export const moreServerFiles: readonly Scenario[] = [
  {
    id: 'admin-channel-tls-broken',
    servers: ['mysql9'],
    make(kit) {
      const good = goodFiles(kit);
      const own = ['admin_address=127.0.0.1', 'admin_port=0', `admin_ssl_cert=${kit.folder}/nope.pem`];
      return {
        mysqld: [...good.lines, ...own, `admin_ssl_key=${good.keyPath}`, `admin_ssl_ca=${good.caPath}`],
        sides: ['server', 'both'],
      };
    },
  },
  {
    id: 'xplugin-tls-broken',
    servers: ['mysql9'],
    make(kit) {
      const good = goodFiles(kit);
      const own = [`mysqlx_ssl_cert=${kit.folder}/nope.pem`, `mysqlx_ssl_key=${good.keyPath}`];
      return { mysqld: [...good.lines, ...own, `mysqlx_ssl_ca=${good.caPath}`], sides: ['server', 'both'] };
    },
  },
  {
    id: 'capath-old-hash',
    servers: modern,
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      const path = folder(kit, 'ca.d', { 'ca.pem': good.ca.pem });
      execFileSync('openssl', ['rehash', '-old', path], { stdio: 'pipe' });
      const own = kit.client(good.ca);
      return {
        mysqld: [`ssl-capath=${path}`, `ssl-cert=${good.certPath}`, `ssl-key=${good.keyPath}`],
        client: identity(kit, own),
      };
    },
  },
  {
    id: 'capath-without-links',
    servers: modern,
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      const path = folder(kit, 'ca.d', { 'ca.pem': good.ca.pem });
      return {
        mysqld: [`ssl-capath=${path}`, `ssl-cert=${good.certPath}`, `ssl-key=${good.keyPath}`],
        client: identity(kit, kit.client(good.ca)),
      };
    },
  },
  {
    id: 'capath-missing-or-unreadable',
    servers: ['mysql9'],
    clientSees,
    make(kit) {
      const { certPath, keyPath } = goodFiles(kit);
      return { mysqld: [`ssl-capath=${kit.folder}/nodir`, `ssl-cert=${certPath}`, `ssl-key=${keyPath}`], stops: true };
    },
  },
  {
    id: 'crl-in-capath-ignored',
    servers: modern,
    make(kit) {
      const good = goodFiles(kit);
      const revoked = kit.client(good.ca);
      const path = folder(kit, 'ca.d', {
        'ca.pem': good.ca.pem,
        'crl.pem': makeCrl(good.ca, { revoked: [revoked] }).pem,
      });
      execFileSync('openssl', ['rehash', path], { stdio: 'pipe' });
      return {
        mysqld: [`ssl-capath=${path}`, `ssl-cert=${good.certPath}`, `ssl-key=${good.keyPath}`],
        sides: ['server', 'both'],
      };
    },
  },
  {
    id: 'crl-missing-for-issuer',
    variant: 'a folder without links',
    servers: modern,
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      const path = folder(kit, 'crl.d', { 'crl.pem': makeCrl(good.ca).pem });
      return { mysqld: [...good.lines, `ssl-crlpath=${path}`], client: identity(kit, kit.client(good.ca)) };
    },
  },
  {
    id: 'enforced-validation-stops-server',
    servers: ['mysql9'],
    clientSees,
    make(kit) {
      const ca = kit.ca();
      keepCa(kit, ca);
      const leaf = kit.leaf(ca, { from: -9, to: -1 });
      const [cert, key] = [kit.write('c.pem', leaf.pem), kit.write('k.pem', leaf.keyPem)];
      const lines = [`ssl-ca=${kit.write('ca.pem', ca.pem)}`, `ssl-cert=${cert}`, `ssl-key=${key}`];
      return { mysqld: [...lines, 'tls-certificates-enforced-validation=ON'], stops: true };
    },
  },
  {
    id: 'mysql-auto-cert-generation-skipped',
    servers: ['mysql9'],
    clientSees,
    make: () => ({
      async after({ server }) {
        const data = server?.dataDir ?? '/nonexistent';
        await server?.shutdown();
        rmSync(join(data, 'server-key.pem'));
        await server?.restart();
        return undefined;
      },
    }),
  },
  {
    id: 'server-rsa-pair-unparsable',
    servers: ['mysql9'],
    make: () => ({
      async after({ server }) {
        const path = join(server?.dataDir ?? '/nonexistent', 'public_key.pem');
        if (existsSync(path)) writeFileSync(path, '<html>\n');
        return undefined;
      },
      sides: ['server', 'both'],
    }),
  },
  {
    id: 'server-key-pkcs8-on-yassl',
    servers: ['mysql56'],
    clientSees,
    make(kit) {
      // yaSSL takes a certificate younger than a minute as not yet valid.
      const ca = kit.ca('/CN=Old', { from: -2, to: 300 });
      const leaf = kit.leaf(ca, { from: -2, to: 30 });
      const [caPath, cert] = [kit.write('ca.pem', ca.pem), kit.write('c.pem', leaf.pem)];
      const client = ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1'];
      return { mysqld: [`ssl-ca=${caPath}`, `ssl-cert=${cert}`, `ssl-key=${kit.write('k.pem', leaf.keyPem)}`], client };
    },
  },
  ...(['server-key-file-missing', 'server-key-cert-mismatch', 'server-cert-file-missing'] as const).map(
    (id): Scenario => ({
      id,
      variant: 'with the CA at hand alone',
      servers: ['mysql9'],
      clientSees,
      make(kit) {
        const good = goodFiles(kit);
        keepCa(kit, good.ca);
        if (id === 'server-key-cert-mismatch') writeFileSync(good.keyPath, kit.leaf(good.ca).keyPem);
        else rmSync(id === 'server-cert-file-missing' ? good.certPath : good.keyPath);
        return { mysqld: good.lines };
      },
    }),
  ),
  {
    id: 'server-fips-provider-missing',
    servers: ['mysql9'],
    clientSees,
    make: (kit) => ({ mysqld: [...goodFiles(kit).lines, 'ssl-fips-mode=ON'], stops: true }),
  },
  {
    id: 'server-reload-no-rollback-disables-tls',
    servers: ['mysql9'],
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: good.lines,
        async after({ server }) {
          const right = readFileSync(good.certPath);
          writeFileSync(good.certPath, kit.leaf(kit.ca()).pem);
          await statement(server, 'ALTER INSTANCE RELOAD TLS NO ROLLBACK ON ERROR').catch(() => undefined);
          writeFileSync(good.certPath, right);
          return undefined;
        },
      };
    },
  },
  {
    id: 'server-cert-expired',
    variant: 'the new one was not loaded',
    servers: ['mysql9'],
    make(kit) {
      const ca = kit.ca();
      const old = kit.leaf(ca, { from: -9, to: -1 });
      const fresh = kit.leaf(ca, { sameKeyAs: old });
      const caPath = kit.write('ca.pem', ca.pem);
      const cert = kit.write('cert.pem', old.pem);
      const key = kit.write('key.pem', old.keyPem);
      return {
        mysqld: [`ssl-ca=${caPath}`, `ssl-cert=${cert}`, `ssl-key=${key}`],
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`],
        sides: ['client', 'both'],
        after() {
          writeFileSync(cert, new X509Certificate(fresh.pem).toString());
          return Promise.resolve(undefined);
        },
      };
    },
  },
];

function identity(
  kit: { readonly write: (name: string, text: string) => string },
  own: { readonly pem: string; readonly keyPem: string },
): readonly string[] {
  const [cert, key] = [kit.write('client.pem', own.pem), kit.write('client-key.pem', own.keyPem)];
  return ['-uroot', '--ssl-mode=REQUIRED', `--ssl-cert=${cert}`, `--ssl-key=${key}`];
}
