import type { Check } from './engine/check.ts';
import { foundOverride } from './engine/option-override.ts';
import { placeText } from './engine/option-view.ts';
import { foundOverridden } from './engine/overridden-option.ts';

export const check: Check = {
  id: 'option-given-twice',
  family: 'options',
  title: 'The same TLS option stands more than once: the last one wins',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['option-overridden'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7 --ssl-mode=REQUIRED --ssl-mode=DISABLED', text: 'connects, Ssl_cipher empty' },
    {
      where: 'client mysql 9.7 --print-defaults',
      text: '--ssl-ca=/a --ssl-ca=/b --password=***** --ssl-mode=REQUIRED',
    },
    {
      where: 'SHOW VARIABLES mariadb 10.11',
      text: 'ssl_cipher = value of the last line, whichever of [mysqld], [mariadb], [server] it stands in',
    },
  ],
  why: 'Options of all read groups are concatenated in file order (not by group), then the command line; the last one wins without notice.',
  proof:
    '`PROGRAM --print-defaults` lists the same option twice with different values; report file and line of both. Server: performance_schema.variables_info.VARIABLE_PATH (MySQL) or information_schema.SYSTEM_VARIABLES.GLOBAL_VALUE_PATH (MariaDB) names the winning file.',
  fix: ['keep one line; check: my_print_defaults --mysqld | grep ssl'],
  lookAlikes: ['option-later-file-overrides'],
  reads: ['client.options', 'server.options'],
  run: (facts) => [...ofServer(facts), ...foundOverride('twice')(facts)],
};

const ofServer = foundOverridden(
  ({ winner, loser }) => winner !== undefined && winner.file === loser.file,
  ({ winner, value }) =>
    `the same option stands again in ${winner === undefined ? '' : placeText(winner)} as '${value}'`,
);
