import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'option-separator-not-equals',
  family: 'options',
  title: 'A colon or blank is used instead of = in an option file',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000068] [Server] unknown option '--ssl-cert:/etc/mysql/ssl/server.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000068] [Server] unknown option '--ssl-cert /etc/mysql/ssl/server.pem'.",
    },
    { where: 'client mariadb 10.11', text: "mariadb: unknown option '--ssl-ca:/x'" },
    {
      where: "client mysql 9.7 ('ssl-mode: REQUIRED' or 'ssl-mode REQUIRED' as the only unknown line)",
      text: 'no message (see client-first-unknown-option-swallowed)',
    },
  ],
  why: 'Option files take only name or name=value; blanks around = are allowed, but a colon or a blank in place of = makes the whole line one unknown option name.',
  proof:
    "Line in a group that is read, matching ^\\s*(ssl|tls|require)[-_a-z]*\\s*[: ]\\s*\\S with no '=' before the value.",
  fix: [
    'ssl-cert = /etc/mysql/ssl/server.pem',
    'check: my_print_defaults mysqld  lists --ssl-cert=/etc/mysql/ssl/server.pem',
  ],
  lookAlikes: ['option-name-typo', 'option-with-dashes-in-file'],
  reads: ['server.options', 'client.options'],
  run: foundUnknown('separator', () => 'has no = between name and value, so all of it is taken for a name'),
};
