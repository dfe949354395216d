import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'option-file-not-the-one-read',
  family: 'options',
  title: 'The edited option file is not the one this server reads',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [
    { where: '/proc/PID/cmdline', text: '--defaults-file=/etc/mysql/tls/pr.cnf' },
    { where: 'SHOW VARIABLES', text: 'ssl_cert unchanged' },
    {
      where: "client mysql 9.7 -hlocalhost -P3306 (other server's socket is the default)",
      text: 'select @@port → 3307',
    },
  ],
  why: "A server started with --defaults-file reads only that file; each instance, container, snap, Homebrew or XAMPP has its own tree ('Default options are read from …' in --help; 5.6 also /usr/local/mysql/etc/my.cnf).",
  proof:
    'Cmdline of the process that owns the port/socket (defaults-file, defaults-extra-file, basedir), `--help` list of that binary; edited path is in neither. Online: variables_info.VARIABLE_PATH / GLOBAL_VALUE_PATH, @@datadir, @@port.',
  fix: [
    "SELECT @@datadir,@@port,@@socket,@@hostname; then edit the file named by tr '\\0' ' ' < /proc/$(cat $PIDFILE)/cmdline",
    "check: SELECT DISTINCT VARIABLE_PATH FROM performance_schema.variables_info WHERE VARIABLE_PATH<>''",
  ],
  lookAlikes: ['option-in-wrong-group', 'option-later-file-overrides', 'localhost-means-socket'],
};
