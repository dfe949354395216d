import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoodFiles, goodFiles, type Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

/** What the client alone can see of a server that runs without TLS, has another certificate, or does not run. */
const clientSees = [
  'server-has-no-tls',
  'network-port-closed',
  'tls-handshake-failed',
  'tls-plain-answer',
  'client-tls-optional-plaintext',
];

type Lines = (good: GoodFiles, kit: Kit) => readonly string[];

/** A server that starts, with other TLS than was meant. */
const runs = (id: string, servers: readonly string[], lines: Lines, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers,
  clientSees,
  make: (kit) => ({
    mysqld: lines(goodFiles(kit), kit),
    // Clients that reach MySQL 5.6 are told its version of TLS.
    ...(kit.server === 'mysql56' ? { client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1'] } : {}),
  }),
  ...more,
});

/** A server that does not start. */
const stops = (id: string, servers: readonly string[], lines: Lines, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers,
  clientSees,
  make: (kit) => ({ mysqld: lines(goodFiles(kit), kit), stops: true }),
  ...more,
});

const maria = ['maria10', 'maria11'];

/** The good lines, the one that names the certificate written in another way. */
const spelt =
  (write: (path: string) => string): Lines =>
  ({ lines, certPath }) =>
    lines.map((line) => (/^ssl[-_]cert\s*=/.test(line) ? write(certPath) : line));

export const serverOptions: readonly Scenario[] = [
  stops('option-name-typo', ['mysql9'], ({ lines }) => [...lines, 'tls_vers=TLSv1.2']),
  stops(
    'option-name-typo',
    ['maria10', 'maria11', 'mysql9'],
    spelt((path) => `ssl_certificate=${path}`),
    {
      variant: 'ssl_certificate',
    },
  ),
  stops('option-name-typo', ['maria10', 'mysql9'], ({ lines }) => [...lines, 'require-secure-transports=ON'], {
    variant: 'one letter too many',
  }),
  stops('option-name-uppercase', ['mysql9'], () => ['TLS_VERSION=TLSv1.2']),
  stops(
    'option-with-dashes-in-file',
    ['maria10', 'maria11', 'mysql9'],
    spelt((path) => `--ssl-cert=${path}`),
  ),
  stops(
    'option-separator-not-equals',
    ['maria10', 'maria11', 'mysql9'],
    spelt((path) => `ssl-cert: ${path}`),
  ),
  stops(
    'option-separator-not-equals',
    ['maria10', 'mysql9'],
    spelt((path) => `ssl-cert ${path}`),
    {
      variant: 'a blank',
    },
  ),
  stops('client-option-in-server-group', ['maria10', 'maria11', 'mysql9'], ({ lines }) => [
    ...lines,
    'ssl-mode=REQUIRED',
  ]),
  stops(
    'client-option-in-server-group',
    ['maria10', 'maria11', 'mysql9'],
    ({ lines }) => [...lines, 'ssl-verify-server-cert'],
    { variant: 'MariaDB word' },
  ),
  stops('server-skip-ssl-removed', ['mysql9'], ({ lines }) => [...lines, 'skip-ssl']),
  stops('server-skip-ssl-removed', ['mysql9'], ({ lines }) => [...lines, 'ssl=0'], { variant: 'ssl=0' }),
  stops('server-skip-ssl-removed', ['mysql9'], ({ lines }) => [...lines, 'ssl'], { variant: 'ssl' }),
  stops('tls-version-removed', ['mysql9'], ({ lines }) => [...lines, 'tls-version=TLSv1.1,TLSv1.2']),
  stops('tls-version-typo', ['mysql9'], ({ lines }) => [...lines, 'tls-version="TLSv1.2, TLSv1.3"']),
  stops('tls-version-typo', ['mysql9', 'maria10', 'maria11'], ({ lines }) => [...lines, 'tls-version=1.3'], {
    variant: '1.3',
  }),
  stops('group-replication-ssl-option-invalid', ['mysql9'], ({ lines }) => [
    ...lines,
    'group_replication_ssl_mode=REQUIRED',
  ]),
  stops('option-without-group', ['maria10', 'mysql9'], ({ lines }) => [...lines], {
    servers: ['maria10'],
    variant: 'a group that is not closed',
    make: (kit) => ({ mysqld: ['[mysqld', ...goodFiles(kit).lines], stops: true }),
  }),
  stops('tls13-name-in-ssl-cipher', ['mysql9'], ({ lines }) => [...lines, 'ssl-cipher=TLS_AES_128_GCM_SHA256']),
  stops('includedir-missing', ['maria10', 'mysql9'], ({ lines }) => [...lines, '!includedir /nonexistent/conf.d']),
  runs('server-tls-on-without-cert', ['mysql9'], ({ caPath }) => [`ssl-ca=${caPath}`]),
  stops('server-tls-on-without-cert', ['maria10'], ({ caPath }) => [`ssl-ca=${caPath}`]),
  stops('server-tls-on-without-cert', ['maria10'], () => ['ssl'], { variant: 'ssl alone' }),
  runs('option-in-wrong-group', ['maria10'], ({ certPath, keyPath }) => [
    '[mysqld_safe]',
    `ssl-cert=${certPath}`,
    `ssl-key=${keyPath}`,
  ]),
  runs(
    'option-in-wrong-group',
    ['maria10'],
    ({ certPath, keyPath }) => ['[mysqld-10.6]', `ssl-cert=${certPath}`, `ssl-key=${keyPath}`],
    { variant: 'of another version' },
  ),
  runs(
    'option-in-wrong-group',
    ['maria10'],
    ({ certPath, keyPath }) => ['[client]', `ssl-cert=${certPath}`, `ssl-key=${keyPath}`],
    { variant: 'client', also: ['server-tls-not-configured'] },
  ),
  runs(
    'option-in-wrong-group',
    ['mysql9'],
    ({ caPath, certPath, keyPath }) => ['[mariadb]', `ssl-ca=${caPath}`, `ssl-cert=${certPath}`, `ssl-key=${keyPath}`],
    {
      variant: 'mariadb on MySQL',
      make(kit) {
        const { caPath, certPath, keyPath } = goodFiles(kit);
        return {
          mysqld: ['[mariadb]', `ssl-ca=${caPath}`, `ssl-cert=${certPath}`, `ssl-key=${keyPath}`],
          client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`],
        };
      },
      clientSees: ['server-cert-unknown-ca', 'server-cert-not-verified', 'mysql-auto-cert-used-instead'],
    },
  ),
  runs('server-ssl-disabled-by-option', maria, ({ lines }) => [...lines, 'ssl=0'], { variant: 'ssl=0' }),
  runs('server-ssl-disabled-by-option', maria, ({ lines }) => [...lines, 'loose-disable-ssl'], {
    variant: 'loose-disable',
  }),
  runs('server-cipher-list-unusable', ['mysql56'], ({ lines }) => [...lines, 'ssl-cipher=ALL:-AES:-EXP']),
  // The file of the test servers gives a list in an earlier line.
  runs('yassl-cipher-empty', ['mysql56'], ({ lines }) => [...lines, 'ssl-cipher='], { also: ['option-given-twice'] }),
  runs('tls13-ciphersuites-empty', ['mysql9'], ({ lines }) => [...lines, 'tls-version=TLSv1.3', 'tls-ciphersuites=']),
  runs('require-secure-transport-without-tls', ['maria10'], () => ['require_secure_transport=ON'], {
    also: ['server-tls-not-configured'],
  }),
  runs('require-secure-transport-without-tls', ['mysql9'], () => ['tls-version=', 'require_secure_transport=ON'], {
    also: ['server-ssl-disabled-by-option'],
  }),
  runs('tls-version-no-overlap', ['mysql9', 'maria10', 'maria11'], () => [], {
    make: (kit) => ({
      mysqld: [...goodFiles(kit).lines, 'tls-version=TLSv1.3'],
      client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.2'],
      sides: ['client', 'both'],
    }),
  }),
  runs('cipher-no-overlap', ['mysql9', 'maria10'], () => [], {
    make: (kit) => ({
      mysqld: [...goodFiles(kit).lines, 'tls-version=TLSv1.2', 'ssl-cipher=ECDHE-ECDSA-AES256-GCM-SHA384'],
      client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.2', '--ssl-cipher=ECDHE-ECDSA-AES128-GCM-SHA256'],
      sides: ['client', 'both'],
    }),
  }),
  runs('cipher-no-overlap', ['mysql9', 'maria10'], () => [], {
    variant: 'RSA ciphers with an EC key',
    also: ['server-key-type-not-negotiable'],
    make: (kit) => ({
      mysqld: [...goodFiles(kit).lines, 'tls-version=TLSv1.2', 'ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384'],
      client: ['-uroot', '--ssl-mode=REQUIRED'],
      sides: ['client', 'both'],
    }),
  }),
  stops('option-given-twice', ['maria10'], ({ lines }) => [...lines, 'ssl-cert=/nonexistent/other.pem']),
  runs('option-given-twice', ['mysql9'], ({ lines }) => [...lines, 'ssl-cert=/nonexistent/other.pem']),
  stops('option-later-file-overrides', ['maria10'], (good, kit) => overriding(good, kit)),
  runs('option-later-file-overrides', ['mysql9'], (good, kit) => overriding(good, kit)),
  runs('option-systemd-overrides', ['mysql9'], () => [], {
    byHand: 'a person alone knows the script with which it is started',
    make: (kit) => ({ mysqld: goodFiles(kit).lines, args: ['--ssl-cert=/nonexistent/unit.pem'] }),
  }),
  runs('option-file-edited-not-restarted', ['mysql9', 'maria11'], () => [], {
    make: (kit) => ({
      mysqld: [...goodFiles(kit).lines, 'tls-version=TLSv1.2'],
      client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.3'],
      sides: ['both'],
      after({ server }) {
        const file = server?.optionFile ?? '/nonexistent';
        writeFileSync(file, readFileSync(file, 'utf8').replace('tls-version=TLSv1.2', 'tls-version=TLSv1.3'));
        return Promise.resolve(undefined);
      },
    }),
  }),
  runs(
    'admin-channel-tls-incomplete',
    ['mysql9'],
    ({ lines }) => [...lines, 'admin_address=127.0.0.1', 'admin_tls_version=TLSv1.3'],
    {
      make: (kit) => ({
        mysqld: [...goodFiles(kit).lines, 'admin_address=127.0.0.1', 'admin_port=0', 'admin_tls_version=TLSv1.3'],
        sides: ['server', 'both'],
      }),
    },
  ),
];

/** A file that is read after the one with the right lines. */
function overriding({ lines }: GoodFiles, kit: Kit): readonly string[] {
  mkdirSync(join(kit.folder, 'conf.d'));
  kit.write('conf.d/zz.cnf', '[mysqld]\nssl-key=/nonexistent/other.pem\n');
  return [...lines, `!includedir ${kit.folder}/conf.d`];
}
