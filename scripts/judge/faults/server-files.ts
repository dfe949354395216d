import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type GoodFiles, goodFiles, type Kit, serverLines } from '../kit.ts';
import { modern, type Scenario, type Setup } from '../scenario.ts';
import { moreServerFiles } from './server-files-more.ts';

type Parts = Partial<Record<'ca' | 'cert' | 'key', string>>;
type Spoil = (kit: Kit, good: GoodFiles) => Parts;

/** What the client sees of a server without TLS, or without a port. */
const clientSees = [
  'server-has-no-tls',
  'network-port-closed',
  'tls-plain-answer',
  'tls-handshake-failed',
  'yassl-announces-tls-without-cert',
];

/** MySQL runs on without TLS; MariaDB does not start. */
const both = (id: string, spoil: Spoil, more: Partial<Scenario> = {}): Scenario[] => [
  {
    id,
    servers: ['mysql9'],
    clientSees,
    make: (kit) => ({ mysqld: serverLines(goodFiles(kit), spoil(kit, goodFiles(kit))) }),
    ...more,
  },
  {
    id,
    servers: ['maria10', 'maria11'],
    clientSees,
    make(kit) {
      const good = goodFiles(kit);
      return { mysqld: serverLines(good, spoil(kit, good)), stops: true };
    },
    ...more,
  },
];

/** Modes count for a server that runs as another user: its option file is looked at. */
const offline = (id: string, spoil: Spoil, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers: ['maria11'],
  make(kit): Setup {
    chmodSync(kit.folder, 0o755);
    const good = goodFiles(kit);
    for (const path of [good.caPath, good.certPath, good.keyPath]) chmodSync(path, 0o644);
    return { mysqld: serverLines(good, spoil(kit, good)), offline: true, serverUser: 'nobody' };
  },
  ...more,
});

const read = (path: string): string => readFileSync(path, 'utf8');

function encrypted(pem: string, type: 'pkcs1' | 'pkcs8' | 'sec1'): string {
  const key = createPrivateKey(pem);
  return String(key.export({ type, format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as never));
}

function closed(kit: Kit, good: GoodFiles, mode: number): string {
  mkdirSync(join(kit.folder, 'live'));
  const key = kit.write('live/key.pem', read(good.keyPath));
  chmodSync(key, 0o644);
  chmodSync(join(kit.folder, 'live'), mode);
  return key;
}

export const serverFiles: readonly Scenario[] = [
  {
    id: 'healthy',
    servers: modern,
    make: (kit) => ({
      mysqld: goodFiles(kit).lines,
      client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${join(kit.folder, 'ca.pem')}`],
    }),
  },
  ...both('server-cert-file-missing', (kit) => ({ cert: join(kit.folder, 'nope.pem') })),
  ...both(
    'server-cert-file-missing',
    (kit) => {
      symlinkSync('/nonexistent/target.pem', join(kit.folder, 'link.pem'));
      return { cert: join(kit.folder, 'link.pem') };
    },
    { variant: 'dangling link' },
  ),
  ...both('server-key-file-missing', (kit) => ({ key: join(kit.folder, 'nope.pem') })),
  ...both('server-ca-file-missing', (kit) => ({ ca: join(kit.folder, 'nope.pem') })),
  ...both('server-ca-file-without-cert', (_, { keyPath }) => ({ ca: keyPath })),
  ...both('server-key-cert-mismatch', (kit) => ({ key: kit.write('other.pem', kit.leaf(kit.ca()).keyPem) })),
  ...both(
    'server-key-cert-mismatch',
    (kit) => ({
      key: kit.write('rsa key.pem', kit.leaf(kit.ca(), { key: ['-newkey', 'rsa:2048'] }).keyPem),
    }),
    { variant: 'another type of key, a blank in the name' },
  ),
  ...both('server-cert-chain-order-wrong', (kit, { certPath, caPath }) => ({
    cert: kit.write('chain.pem', kit.ca('/CN=Intermediate').pem + read(certPath) + read(caPath)),
  })),
  ...both('server-key-encrypted', (kit, { keyPath }) => ({
    key: kit.write('locked.pem', encrypted(read(keyPath), 'pkcs8')),
  })),
  ...both(
    'server-key-encrypted',
    (kit, { keyPath }) => ({ key: kit.write('locked.pem', encrypted(read(keyPath), 'sec1')) }),
    {
      variant: 'traditional form',
    },
  ),
  ...both('der-instead-of-pem', (kit, { certPath }) => ({
    cert: kit.write('cert.der', new X509Certificate(read(certPath)).raw),
  })),
  ...both('server-path-relative', () => ({ cert: 'pki/server.pem' })),
  ...both('option-value-not-expanded', () => ({ cert: '~/server.pem' })),
  ...both('pem-line-endings', (kit, { certPath }) => ({
    cert: kit.write('cr.pem', read(certPath).replaceAll('\n', '\r')),
  })),
  ...both('server-cert-file-unusable', (kit) => ({ cert: kit.write('empty.pem', '') })),
  ...both('server-key-file-unusable', (_, { certPath }) => ({ key: certPath })),
  ...both(
    'server-key-file-unusable',
    (kit, { keyPath }) => ({ key: kit.write('cut.pem', read(keyPath).slice(0, 120)) }),
    {
      variant: 'cut off',
    },
  ),
  offline('server-key-unreadable', (_, { keyPath }) => {
    chmodSync(keyPath, 0o600);
    return {};
  }),
  offline('server-key-group-not-joined', (_, { keyPath }) => {
    chmodSync(keyPath, 0o640);
    return {};
  }),
  offline('server-cert-unreadable', (_, { certPath }) => {
    chmodSync(certPath, 0o600);
    return {};
  }),
  offline('server-ca-unreadable', (_, { caPath }) => {
    chmodSync(caPath, 0o600);
    return {};
  }),
  offline('tls-parent-dir-not-searchable', (kit, good) => ({ key: closed(kit, good, 0o700) })),
  offline('tls-parent-dir-not-searchable', (kit, good) => ({ key: closed(kit, good, 0o744) }), {
    variant: 'readable, not searchable',
  }),
  {
    id: 'server-tls-not-configured',
    servers: ['maria10', 'mysql56'],
    clientSees,
    make: ({ server }) =>
      server === 'mysql56' ? { client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1'] } : {},
  },
  {
    id: 'server-ssl-disabled-by-option',
    servers: ['maria10', 'maria11'],
    clientSees,
    make: (kit) => ({ mysqld: [...goodFiles(kit).lines, 'skip-ssl'] }),
  },
  ...moreServerFiles,
];
