import type { OptionSpec } from '../optionfile/option-spec.ts';
import type { Given } from './command.ts';

/** The options of `doctor --fix`. */
export const fixOptions = [
  {
    name: 'fix',
    kind: 'flag',
    help: 'do what is safe of it: modes, owners, links, option lines, reload; prove it, or take it back',
    group: 'mending',
  },
  { name: 'plan', kind: 'flag', help: 'with --fix: show what would be done and stop', group: 'mending' },
  { name: 'yes', short: 'y', kind: 'flag', help: "with --fix: don't ask before", group: 'mending' },
  {
    name: 'allow-restart',
    kind: 'flag',
    help: 'with --fix: restart the server, or start it, where there is no other way',
    group: 'mending',
  },
  {
    name: 'restart-command',
    kind: 'value',
    valueName: 'COMMAND',
    help: "how it is restarted, where systemd doesn't run it",
    group: 'mending',
  },
  { name: 'resume', kind: 'flag', help: 'with --fix: finish a run that was cut off', group: 'mending' },
  { name: 'rollback', kind: 'flag', help: 'with --fix: take the last run back', group: 'mending' },
  {
    name: 'state',
    kind: 'value',
    valueName: 'DIR',
    help: 'folder of the journal (~/.local/state/tlsql/fix)',
    group: 'mending',
  },
] as const satisfies readonly OptionSpec[];

/** The options of `doctor` beside those of the failing client. */
export const doctorOptions = [
  {
    name: 'client',
    kind: 'value',
    valueName: 'NAME',
    help: 'the client that fails: mysql-9, mariadb-11, connector-j, mysql2, pymysql, go, php, …',
  },
  {
    name: 'client-config',
    kind: 'value',
    valueName: 'TEXT|@FILE',
    help: 'how the failing driver is told to connect: its URL, DSN, connection string or options as the program has them, or @FILE',
    secret: true,
  },
  {
    name: 'said',
    kind: 'value',
    valueName: 'TEXT',
    help: 'the message that the user saw: weighed together with what is seen',
  },
  { name: 'explain', kind: 'value', valueName: 'TEXT', help: 'what this text can mean; nothing is connected to' },
  {
    name: 'log',
    kind: 'value',
    valueName: 'FILE',
    help: 'the same for the lines of a file that matter; - is standard input',
  },
  { name: 'server-config', kind: 'value', valueName: 'FILE', help: "the server's option file" },
  { name: 'server-user', kind: 'value', valueName: 'NAME', help: 'the user that the server runs as' },
  { name: 'server-log', kind: 'value', valueName: 'FILE', help: "the server's error log" },
  { name: 'datadir', kind: 'value', valueName: 'DIR', help: "the server's data folder" },
  {
    name: 'client-side-only',
    kind: 'flag',
    help: "look at the client's side and the wire alone, also where the server is on this machine",
  },
  {
    name: 'admin-user',
    kind: 'value',
    valueName: 'NAME',
    help: 'log in as this administrator as well; where the client connects unless said',
    group: 'administrator',
  },
  {
    name: 'admin-socket',
    kind: 'value',
    valueName: 'FILE',
    help: 'the administrator connects through this Unix socket',
    group: 'administrator',
  },
  {
    name: 'admin-password',
    kind: 'optional-value',
    valueName: 'PASSWORD',
    help: "asked for when not given in the same word; none when left out (MYSQL_PWD is the client's)",
    secret: true,
    group: 'administrator',
  },
  {
    name: 'admin-password-file',
    kind: 'value',
    valueName: 'FILE',
    help: 'the first line of this file',
    group: 'administrator',
  },
  {
    name: 'admin-defaults-file',
    kind: 'value',
    valueName: 'FILE',
    help: 'user, password, host and TLS of the administrator from [client] of this option file',
    group: 'administrator',
  },
  {
    name: 'html',
    kind: 'flag',
    help: 'print one page that needs nothing else, to attach to a ticket',
    group: 'report',
  },
  {
    name: 'redact',
    kind: 'flag',
    help: 'hide names and addresses: the same one gets the same placeholder everywhere',
    group: 'report',
  },
  ...fixOptions,
] as const satisfies readonly OptionSpec[];

/** Those flags, as read. */
export type DoctorFlags = Given<typeof doctorOptions>['options'];
