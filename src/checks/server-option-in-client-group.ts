import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'server-option-in-client-group',
  family: 'options',
  title: 'A server option (require_secure_transport) stands under [client] or [client-server]',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'all clients; all tools reading [client] break at once',
  symptoms: [
    { where: 'client mariadb 10.11', text: "mariadb: unknown variable 'require_secure_transport=ON'" },
    {
      where: 'mysqladmin, mysqldump 9.7 (any unknown variable in [client])',
      text: "mysqldump: [ERROR] unknown variable 'ssl-bogus=1'.",
    },
    {
      where: 'client mysql 9.7',
      text: 'no message when it is the only unknown line (client-first-unknown-option-swallowed)',
    },
  ],
  why: "[client] is read by every client tool, so each option there must be known to all of them; otherwise put it into the tool's own group or prefix loose-.",
  proof: "Key in client, client-server or client-mariadb that is not in the tool's --help.",
  fix: [
    'move require_secure_transport to [mysqld]',
    'tool-specific options to [mysql], [mysqldump] …',
    'check: mysqladmin --print-defaults',
  ],
  lookAlikes: ['client-option-in-server-group', 'client-ssl-mode-unknown-to-mariadb'],
  reads: ['client.options'],
  run: foundUnknown('server-option', () => 'is an option of servers; clients refuse it'),
};
