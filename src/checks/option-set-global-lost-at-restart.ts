import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { serverValue } from './engine/option-value-found.ts';
import { sqlText } from './engine/replica-mend.ts';

export const check: Check = {
  id: 'option-set-global-lost-at-restart',
  family: 'server-files',
  title: 'MySQL: ssl_* changed with SET GLOBAL, option file not: the old files return at the next start',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['restart-will-fail'],
  versions: 'MySQL 8.0.16-9.7; on MariaDB the paths cannot be changed at run time',
  symptoms: [
    {
      where: 'SELECT @@ssl_cert mysql 9.7, after restart',
      text: 'server-cert.pem   (was /etc/mysql/tls/server-cert.pem)',
    },
    { where: 'MariaDB', text: "ERROR 1238 (HY000): Variable 'ssl_cert' is a read only variable" },
  ],
  why: 'SET GLOBAL lives until the restart. Also: @@ssl_cert shows the NEW value at once, although the old context serves until RELOAD: only tls_channel_status Current_tls_cert tells the truth.',
  proof:
    "@@ssl_cert differs from the option file's / persisted value (performance_schema.variables_info VARIABLE_SOURCE=DYNAMIC), or from tls_channel_status Current_tls_cert (not yet reloaded).",
  fix: [
    "SET PERSIST ssl_ca='…', PERSIST ssl_cert='…', PERSIST ssl_key='…'; ALTER INSTANCE RELOAD TLS;   or write them under [mysqld]",
    "SELECT * FROM performance_schema.variables_info WHERE variable_name LIKE 'ssl%';",
  ],
  lookAlikes: ['server-cert-not-reloaded'],
  reads: ['admin.variables'],
  run,
};

/** What MySQL has where no option gives it; of the files it makes by itself the names are relative to its data folder. */
const unless: Readonly<Record<string, RegExp>> = {
  ssl_ca: /^(ca\.pem)?$/,
  ssl_capath: /^$/,
  ssl_cert: /^(server-cert\.pem)?$/,
  ssl_key: /^(server-key\.pem)?$/,
  ssl_crl: /^$/,
  ssl_crlpath: /^$/,
  ssl_cipher: /^$/,
  tls_version: /^TLSv1(\.[0-3])?,.*TLSv1\.3$/,
  tls_ciphersuites: /^$/,
  require_secure_transport: /^(OFF|0)$/i,
};

/** Variables that SET GLOBAL has given another value than the next start will. */
function run(facts: Facts): readonly Found[] {
  const { variables = {}, variableSources = {}, persisted = {} } = facts.admin ?? {};
  const seen = facts.server?.options !== undefined;
  const lost = Object.entries(unless).flatMap(([name, byDefault]) => {
    const now = variables[name];
    if (now === undefined || variableSources[name]?.source !== 'DYNAMIC' || same(persisted[name], now)) return [];
    const next = persisted[name] ?? serverValue(facts, name.replaceAll('_', '-'));
    const stays = next === undefined ? byDefault.test(now) : same(next, now);
    return stays ? [] : [{ name, now, next: next ?? (seen ? 'its default' : 'not seen') }];
  });
  if (lost.length === 0) return [];
  const set = lost.map(({ name, now }) => `PERSIST ${name}=${sqlText(now)}`).join(', ');
  return [
    {
      what: `SET GLOBAL gave ${lost.map(({ name, now }) => `${name}='${now}'`).join(', ')}: the next start ${seen ? `goes back to ${lost.map(({ next }) => (next === '' ? "''" : next)).join(', ')}` : 'takes what the option files say'}`,
      evidence: { lost },
      // Without a look at the option files they may say the same.
      severity: seen ? 'warning' : 'notice',
      certainty: seen ? 'proved' : 'possible',
      mends: [{ kind: 'sql', sql: `SET ${set}` }, prove],
    },
  ];
}

/** Lists in any order, switches in any spelling. */
function same(a: string | undefined, b: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^(1|true|yes)$/, 'on')
      .replace(/^(0|false|no)$/, 'off')
      .split(',')
      .map((part) => part.trim())
      .sort()
      .join();
  return a !== undefined && plain(a) === plain(b);
}
