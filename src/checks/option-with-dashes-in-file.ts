import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
