import type { Check } from './engine/check.ts';
import { foundOverridden } from './engine/overridden-option.ts';

export const check: Check = {
  id: 'option-systemd-overrides',
  family: 'options',
  title: "A systemd drop-in overrides or drops the option file's TLS settings",
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['option-overridden'],
  versions: 'Linux with systemd',
  symptoms: [
    { where: '/proc/PID/cmdline', text: '--ssl-cipher=… or --defaults-file=… not written in any option file' },
    { where: 'SQL mysql: variables_info', text: 'VARIABLE_SOURCE=COMMAND_LINE' },
    { where: 'SQL mariadb 10.11: information_schema.SYSTEM_VARIABLES', text: 'SSL_CERT | COMMAND-LINE | NULL' },
  ],
  why: 'Command-line options from Environment=MYSQLD_OPTS=, EnvironmentFile or a changed ExecStart win over files; a drop-in with quoting faults or without daemon-reload does nothing.',
  proof:
    "variables_info.VARIABLE_SOURCE='COMMAND_LINE' (MySQL) / GLOBAL_VALUE_ORIGIN='COMMAND-LINE' (MariaDB) for ssl_*; `systemctl cat mysqld`; cmdline of the PID.",
  fix: [
    'systemctl cat mysql mariadb; systemctl edit mariadb; systemctl daemon-reload; systemctl restart mariadb',
    'check: variable source names the option file',
  ],
  lookAlikes: ['option-file-not-the-one-read'],
  reads: ['server.options'],
  run: foundOverridden(
    ({ winner }) => winner === undefined,
    ({ identity, value }) => `the server was started with --${identity}=${value}, and its command line counts more`,
  ),
};
