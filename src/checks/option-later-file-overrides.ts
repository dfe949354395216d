import type { Check } from './engine/check.ts';
import { foundOverride } from './engine/option-override.ts';
import { placeText } from './engine/option-view.ts';
import { foundOverridden } from './engine/overridden-option.ts';

export const check: Check = {
  id: 'option-later-file-overrides',
  family: 'options',
  title: 'A later option file overrides the edited one',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['option-overridden'],
  versions:
    'all; Debian/Ubuntu: conf.d is read before mysql.conf.d / mariadb.conf.d, so /etc/mysql/conf.d/tls.cnf loses to 50-server.cnf',
  symptoms: [
    {
      where: 'my_print_defaults / --print-defaults',
      text: '--ssl-cipher=FROM_CONF_D_TLS --ssl-cipher=FROM_MARIADB_CONF_D',
    },
    { where: 'SHOW VARIABLES', text: 'value of the file read last' },
  ],
  why: 'Order: /etc/my.cnf, /etc/mysql/my.cnf (its !includedir folders in place, names sorted by byte: 10.cnf before 9.cnf, Z before a), $MYSQL_HOME/my.cnf, --defaults-extra-file, ~/.my.cnf, ~/.mylogin.cnf, command line, and on MySQL mysqld-auto.cnf after all files.',
  proof:
    'Collect all values with file and line in reading order; the winning one differs from the one in the file the user edits; variables_info.VARIABLE_PATH shows the winner.',
  fix: [
    'put the setting into the last folder with a late name, e.g. /etc/mysql/mariadb.conf.d/99-tls.cnf (MariaDB) or /etc/mysql/mysql.conf.d/zz-tls.cnf (MySQL)',
    "check: mysqld --print-defaults; SELECT VARIABLE_NAME,VARIABLE_PATH FROM performance_schema.variables_info WHERE VARIABLE_NAME LIKE 'ssl%'",
  ],
  lookAlikes: ['option-given-twice', 'option-file-not-the-one-read'],
  reads: ['client.options', 'server.options'],
  run: (facts) => [...ofServer(facts), ...foundOverride('later-file')(facts)],
};

const ofServer = foundOverridden(
  ({ winner, loser }) => winner !== undefined && winner.file !== loser.file,
  ({ winner, value }) => `${winner === undefined ? '' : placeText(winner)}, which is read later, says '${value}'`,
);
