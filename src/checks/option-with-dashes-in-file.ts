import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'option-with-dashes-in-file',
  family: 'options',
  title: 'An option is written with leading -- inside an option file',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [
    {
      where: 'server log mariadb 10.11',
      text: "[ERROR] /usr/sbin/mariadbd: unknown variable '--ssl-cert=/etc/mysql/tls/server.pem'",
    },
    { where: 'server log mariadb 10.11', text: '[ERROR] Aborting' },
  ],
  why: 'In option files the two leading dashes are left out; --ssl-cert=… in a file becomes ----ssl-cert=… and is unknown.',
  proof: "A line in a read group that starts with '--'.",
  fix: ['ssl-cert=/etc/mysql/ssl/server.pem   (no dashes)', 'check: my_print_defaults --mysqld'],
  lookAlikes: ['option-name-typo'],
  reads: ['server.options', 'client.options'],
  run: foundUnknown('dashes', () => 'begins with dashes, which no option in a file does'),
};
