import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kit } from './kit.ts';
import type { Made, Scenario } from './scenario.ts';

/** A good set of server files; scenarios spoil one of them. */
function good(kit: Kit): { ca: string; cert: string; key: string; flags: string[] } {
  const ca = kit.ca();
  const leaf = kit.leaf(ca);
  const paths = {
    ca: kit.write('ca.pem', ca.pem),
    cert: kit.write('cert.pem', leaf.pem),
    key: kit.write('key.pem', leaf.keyPem),
  };
  return { ...paths, flags: [`--ssl-ca=${paths.ca}`, `--ssl-cert=${paths.cert}`, `--ssl-key=${paths.key}`] };
}

const files = (kit: Kit, change: (kit: Kit, paths: ReturnType<typeof good>) => string[]): Made => ({
  options: change(kit, good(kit)),
});

/** Where a broken file stops the server, it is looked at offline, from an option file. */
function offline(kit: Kit, lines: string[], user = 'nobody'): Made {
  const path = kit.write('server.cnf', `[mysqld]\ndatadir=${kit.folder}\n${lines.join('\n')}\n`);
  return { offline: true, server: ['--no-defaults', `--server-config=${path}`, `--server-user=${user}`] };
}

const lines = (
  paths: { ca: string; cert: string; key: string },
  parts: Partial<{ ca: string; cert: string; key: string }> = {},
): string[] => {
  const whole = { ...paths, ...parts };
  return [`ssl-ca=${whole.ca}`, `ssl-cert=${whole.cert}`, `ssl-key=${whole.key}`];
};

const both = (
  id: string,
  spoil: (kit: Kit, paths: ReturnType<typeof good>) => Partial<{ ca: string; cert: string; key: string }>,
): Scenario[] => [
  {
    id,
    servers: ['mysql9'],
    make: (kit) => files(kit, (own, paths) => lines(paths, spoil(own, paths)).map((line) => `--${line}`)),
  },
  {
    id,
    servers: ['maria11'],
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const paths = good(kit);
      for (const path of [paths.ca, paths.cert, paths.key]) chmodSync(path, 0o644);
      return offline(kit, lines(paths, spoil(kit, paths)));
    },
  },
];

export const fileScenarios: readonly Scenario[] = [
  {
    id: 'healthy',
    servers: ['maria10', 'maria11', 'mysql9'],
    make: (kit) => ({
      ...files(kit, (_, { flags }) => flags),
      client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${join(kit.folder, 'ca.pem')}`],
    }),
  },
  ...both('server-cert-file-missing', (kit) => ({ cert: join(kit.folder, 'nope.pem') })),
  ...both('server-key-file-missing', (kit) => ({ key: join(kit.folder, 'nope.pem') })),
  ...both('server-ca-file-missing', (kit) => ({ ca: join(kit.folder, 'nope.pem') })),
  ...both('server-ca-file-without-cert', (_, { key }) => ({ ca: key })),
  ...both('server-key-cert-mismatch', (kit) => ({ key: kit.write('other.pem', kit.leaf(kit.ca()).keyPem) })),
  ...both('server-cert-chain-order-wrong', (kit, { cert, ca }) => ({
    cert: kit.write('chain.pem', kit.ca('/CN=Inter').pem + require(cert) + require(ca)),
  })),
  ...both('server-key-encrypted', (kit) => ({ key: kit.write('locked.pem', encrypted(kit)) })),
  ...both('der-instead-of-pem', (kit) => ({ cert: kit.write('cert.der', kit.leaf(kit.ca()).der) })),
  ...both('server-path-relative', () => ({ cert: 'pki/server.pem' })),
  ...both('option-value-not-expanded', () => ({ cert: '~/server.pem' })),
  ...both('pem-line-endings', (kit, { cert }) => ({ cert: kit.write('cr.pem', require(cert).replaceAll('\n', '\r')) })),
  ...both('server-cert-file-unusable', (kit) => ({ cert: kit.write('empty.pem', '') })),
  ...both('server-key-file-unusable', (_, { cert }) => ({ key: cert })),
  {
    id: 'server-key-unreadable',
    servers: ['maria11'],
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const paths = good(kit);
      chmodSync(paths.key, 0o600);
      return offline(kit, lines(paths));
    },
  },
  {
    id: 'server-key-group-not-joined',
    servers: ['maria11'],
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const paths = good(kit);
      chmodSync(paths.key, 0o640);
      return offline(kit, lines(paths));
    },
  },
  {
    id: 'server-cert-unreadable',
    servers: ['maria11'],
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const paths = good(kit);
      chmodSync(paths.cert, 0o600);
      return offline(kit, lines(paths));
    },
  },
  {
    id: 'tls-parent-dir-not-searchable',
    servers: ['maria11'],
    make(kit) {
      chmodSync(kit.folder, 0o755);
      const paths = good(kit);
      mkdirSync(join(kit.folder, 'live'));
      const key = kit.write('live/key.pem', require(paths.key));
      chmodSync(key, 0o644);
      chmodSync(join(kit.folder, 'live'), 0o700);
      return offline(kit, lines(paths, { key }));
    },
  },
  { id: 'server-tls-not-configured', servers: ['maria10'], make: () => ({}) },
  {
    id: 'server-ssl-disabled-by-option',
    servers: ['maria10', 'maria11'],
    make: (kit) => files(kit, (_, { flags }) => [...flags, '--skip-ssl']),
  },
];

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

function require(path: string): string {
  return readFileSync(path, 'utf8');
}

function encrypted(kit: Kit): string {
  return String(
    createPrivateKey(kit.leaf(kit.ca()).keyPem).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-128-cbc',
      passphrase: 'x',
    }),
  );
}
