import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statement } from '../arrange.ts';
import { goodFiles } from '../kit.ts';
import type { Scenario } from '../scenario.ts';
import {
  both,
  elsewhere,
  folderOf,
  maria,
  onBoth,
  persisted,
  runs,
  stops,
  without,
  written,
} from './options-lines-setup.ts';

/** Option lines of servers that nobody thinks of: how they are written, and where. */
export const optionLines: readonly Scenario[] = [
  runs('option-in-wrong-group', 'mariadb-client', maria, ({ certPath, keyPath }) => [
    '[mariadb-client]',
    `ssl-cert=${certPath}`,
    `ssl-key=${keyPath}`,
  ]),
  runs('healthy', 'group in upper case', ['maria10'], ({ lines }) => ['[MYSQLD]', ...lines]),
  runs('option-in-wrong-group', 'blank in the brackets', both, ({ lines }) => ['[ mysqld ]', ...lines]),
  runs('option-in-wrong-group', 'misspelt', both, ({ lines }) => ['[mysql]', ...lines]),
  runs('option-in-wrong-group', 'mysqldd', both, ({ lines }) => ['[mysqldd]', ...lines]),
  runs(
    'option-file-not-the-one-read',
    'a name without .cnf',
    both,
    elsewhere(
      'tls.conf',
      (text) => text,
      (path) => `!includedir ${folderOf(path)}`,
    ),
  ),
  runs(
    'includedir-missing',
    'upper case',
    both,
    elsewhere(
      'tls.cnf',
      (text) => text,
      (path) => `!INCLUDEDIR ${folderOf(path)}`,
    ),
  ),
  runs(
    'includedir-missing',
    'an equals sign',
    both,
    elsewhere(
      'tls.cnf',
      (text) => text,
      (path) => `!includedir=${folderOf(path)}`,
    ),
  ),
  runs(
    'includedir-missing',
    'a file that is not there',
    both,
    elsewhere(
      'tls.cnf',
      (text) => text,
      (path) => `!include ${path}x`,
    ),
  ),
  runs(
    'option-without-group',
    'byte-order mark in an included file',
    both,
    elsewhere(
      'tls.cnf',
      (text) => `\ufeff${text}`,
      (path) => `!include ${path}`,
    ),
  ),
  runs('option-file-world-writable', 'included', both, (good, kit) => {
    const path = kit.write('tls.cnf', `[mysqld]\n${good.lines.join('\n')}\n`);
    chmodSync(path, 0o666);
    return [`!include ${path}`];
  }),
  runs(
    'healthy',
    'carriage returns',
    ['maria10', 'mysql9'],
    elsewhere(
      'tls.cnf',
      (text) => text.replaceAll('\n', '\r\n'),
      (path) => `!include ${path}`,
    ),
  ),
  runs(
    'healthy',
    'blanks and tabs',
    both,
    written('cert', (path) => `ssl_cert\t =\t ${path}  \t`),
  ),
  runs(
    'healthy',
    'quotes and a comment',
    both,
    written('cert', (path) => `ssl-cert = "${path}"   # the pair of 2026`),
  ),
  runs('healthy', 'loose and skip', both, ({ lines }) => [...lines, 'loose-ssl-nothing=1', 'loose_tls_future=ON']),
  runs('healthy', 'twice the same', both, ({ lines }) => [...lines, ...lines]),
  stops(
    'option-comment-or-quote-in-value',
    'a lone quote',
    ['maria10'],
    written('cert', (path) => `ssl-cert='${path}`),
  ),
  runs(
    'option-comment-or-quote-in-value',
    'a lone quote',
    ['mysql9'],
    written('cert', (path) => `ssl-cert='${path}`),
  ),
  stops(
    'option-comment-or-quote-in-value',
    'a semicolon at the end',
    ['maria10'],
    written('key', (path) => `ssl-key=${path};`),
  ),
  runs(
    'option-comment-or-quote-in-value',
    'a semicolon at the end',
    ['mysql9'],
    written('key', (path) => `ssl-key=${path};`),
  ),
  runs('option-comment-or-quote-in-value', 'a path with #', ['mysql9'], (good, kit) => {
    mkdirSync(join(kit.folder, '#1'));
    const path = kit.write('#1/server-cert.pem', readFileSync(good.certPath));
    return without('cert', `ssl-cert=${path}`)(good, kit);
  }),
  stops(
    'option-value-not-expanded',
    'a tilde in quotes',
    ['maria10'],
    written('ca', () => 'ssl-ca="~/ca.pem"'),
  ),
  runs(
    'option-value-not-expanded',
    'a tilde in quotes',
    ['mysql9'],
    written('ca', () => 'ssl-ca="~/ca.pem"'),
  ),
  ...onBoth('option-given-twice', 'empty at the end', ({ lines }) => [...lines, 'ssl-cert=']),
  runs(
    'server-ssl-disabled-by-option',
    'in another file',
    maria,
    (good, kit) => [...good.lines, `!include ${kit.write('zz.cnf', '[mysqld]\nskip-ssl\n')}`],
    { also: ['option-later-file-overrides'] },
  ),
  stops('tls-version-typo', 'TLSv1.4', ['maria10', 'maria11', 'mysql9'], ({ lines }) => [
    ...lines,
    'tls_version=TLSv1.4',
  ]),
  stops('tls-version-typo', 'a semicolon between', ['maria10', 'mysql9'], ({ lines }) => [
    ...lines,
    'tls_version=TLSv1.2;TLSv1.3',
  ]),
  stops('server-cipher-list-unusable', 'a typo', both, ({ lines }) => [
    ...lines,
    'ssl-cipher=ECDHE-RSA-AES256-GCM-SHA385',
  ]),
  stops('server-fips-provider-missing', 'ssl_fips_mode', ['mysql9'], ({ lines }) => [...lines, 'ssl_fips_mode=STRICT']),
  runs('server-takes-no-tcp', 'skip-networking', both, () => [], {
    make: (kit) => ({ mysqld: [...goodFiles(kit).lines, 'skip-networking'], sides: ['client', 'both'] }),
  }),
  ...onBoth(
    'server-half-a-pair',
    'key alone in another group',
    ({ certPath, keyPath }) => [`ssl-cert=${certPath}`, '[mysqld_safe]', `ssl-key=${keyPath}`],
    { also: ['option-in-wrong-group'] },
  ),
  ...onBoth(
    'option-loose-ignored',
    'a slip',
    written('cert', (path) => `loose-ssl-certificate=${path}`),
    { also: ['server-half-a-pair'] },
  ),
  persisted('a list that is refused', (_, server) =>
    statement(server, "SET PERSIST_ONLY tls_version='TLSv1.1,TLSv1.2'"),
  ),
  persisted('damaged', (file) => {
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    return Promise.resolve();
  }),
  runs('option-later-file-overrides', 'tls_version', ['mysql9'], ({ lines }) => [...lines, 'tls_version=TLSv1.3'], {
    also: ['tls-version-no-overlap'],
    make(kit) {
      const good = goodFiles(kit);
      return {
        mysqld: [...good.lines, 'tls_version=TLSv1.3'],
        sql: ["SET PERSIST tls_version='TLSv1.2'", 'ALTER INSTANCE RELOAD TLS'],
        client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.3'],
        sides: ['client', 'both'],
      };
    },
  }),
  ...onBoth('server-path-relative', 'to the option file', (good, kit) =>
    without('cert', 'ssl-cert=certs/server-cert.pem')(good, kit),
  ),
  runs(
    'cipher-no-overlap',
    'suites of TLS 1.3',
    ['mysql9'],
    ({ lines }) => [...lines, 'tls_version=TLSv1.3', 'tls-ciphersuites=TLS_AES_128_CCM_SHA256'],
    {
      make: (kit) => ({
        mysqld: [...goodFiles(kit).lines, 'tls_version=TLSv1.3', 'tls-ciphersuites=TLS_AES_128_CCM_SHA256'],
        client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-ciphersuites=TLS_AES_256_GCM_SHA384'],
        sides: ['client', 'both'],
      }),
    },
  ),
  runs('server-tls-not-configured', 'commented out', ['maria10'], ({ lines }) => lines.map((line) => `#${line}`)),
  runs('option-file-edited-not-restarted', 'TLS put in', ['maria10'], () => [], {
    make: (kit) => ({
      mysqld: [],
      client: ['-uroot', '--ssl-mode=REQUIRED'],
      sides: ['both'],
      after({ server }) {
        const file = server?.optionFile ?? '/nonexistent';
        writeFileSync(file, `${readFileSync(file, 'utf8')}${goodFiles(kit).lines.join('\n')}\n`);
        return Promise.resolve(undefined);
      },
    }),
  }),
  runs('option-file-edited-not-restarted', 'a new certificate', ['mysql9', 'maria10'], () => [], {
    make(kit) {
      const good = goodFiles(kit);
      const next = kit.ca('/CN=Next CA');
      const leaf = kit.leaf(next);
      const [cert, key] = [kit.write('next-cert.pem', leaf.pem), kit.write('next-key.pem', leaf.keyPem)];
      return {
        mysqld: good.lines,
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('next-ca.pem', next.pem)}`],
        sides: ['both'],
        after({ server }) {
          const file = server?.optionFile ?? '/nonexistent';
          const text = readFileSync(file, 'utf8').replace(good.certPath, cert).replace(good.keyPath, key);
          writeFileSync(file, text);
          return Promise.resolve(undefined);
        },
      };
    },
  }),
];
