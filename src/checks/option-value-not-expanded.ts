import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'option-value-not-expanded',
  family: 'options',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an option file's own spelling
  title: '~, $HOME or ${VAR} in a path: option files expand nothing',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all; servers take the literal path below the data folder, clients below the current one',
  symptoms: [
    { where: '--print-defaults', text: '--ssl-ca=~/ca.pem' },
    { where: '--print-defaults', text: '--ssl-ca=$HOME/ca.pem' },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: No such file or directory (2)' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: SSL_CTX_set_default_verify_paths failed' },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get certificate from '~/certs/server-cert.pem'",
    },
    { where: 'SHOW VARIABLES', text: 'ssl_ca\t~/certs/ca.pem' },
  ],
  why: "Option files know no variables and ~ is not expanded for ssl-* values: the path is taken literally ('DATADIR/~/certs/ca.pem' on a server). --ssl-ca=~/x on the command line stays literal in bash, too (the ~ is not at the start of a word).",
  proof:
    "Value starts with ~ or contains $; no such literal path; the expanded path exists. Also: Value of an ssl_* option contains '~', '$' or '%'. (Quotes, trailing blanks and ' # comment' in option files are handled: not a fault, seen with --print-defaults.)",
  fix: [
    'write the absolute path',
    'shell: --ssl-ca="$HOME/ca.pem"',
    "mysqld --print-defaults | tr ' ' '\\n' | grep ssl",
    'check: mysql --print-defaults',
  ],
  lookAlikes: ['client-path-relative', 'server-path-relative', 'server-ca-file-missing'],
  reads: ['server.files', 'client.files'],
  run: (facts) => [...onServer(facts), ...inClient(facts)],
};

const onServer = foundObstacles(about(['ca', 'cert', 'key', 'crl', 'crlpath'], ['not-expanded']));
const inClient = (facts: Facts): readonly Found[] =>
  foundClientFiles(({ kind }) => kind === 'not-expanded')(facts).map((found) => ({
    ...found,
    leadsTo: ['client-files-unusable'],
  }));
