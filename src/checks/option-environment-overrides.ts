import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'option-environment-overrides',
  family: 'options',
  title: 'An environment variable changes which options, host or file are used',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [
    {
      where: 'MYSQL_HOME=/etc/mysql/tls mysql 9.7 / mariadb 11.8 --print-defaults',
      text: '--ssl-ca=/mh (from /etc/mysql/tls/my.cnf)',
    },
    { where: 'MYSQL_HOST=x mysql 9.7', text: "ERROR 2005 (HY000): Unknown MySQL server host 'x' (-2)" },
    {
      where: 'MYSQL_GROUP_SUFFIX=_x mysql 9.7 --print-defaults',
      text: '--ssl-ca=/a --ssl-ca=/b --password=***** --ssl-mode=REQUIRED --ssl-ca=/x',
    },
    {
      where: 'HOME unset (cron, systemd) or ~/.my.cnf of another user and unreadable',
      text: 'no message: ~/.my.cnf not read, ssl-mode falls back to PREFERRED',
    },
  ],
  why: "MYSQL_HOME/MARIADB_HOME add a my.cnf (server and clients), MYSQL_GROUP_SUFFIX / --defaults-group-suffix add groups (the suffix is taken literally: 'tls' does not match [client_tls]), MYSQL_HOST changes the host, HOME decides where ~/.my.cnf is.",
  proof:
    'Compare environ of the failing job (/proc/PID/environ, systemd Environment=) with the shell; --print-defaults under both.',
  fix: [
    'jobs: mysql --defaults-file=/etc/mysql/job.cnf … (absolute, first)',
    'unset MYSQL_HOME MYSQL_HOST MYSQL_GROUP_SUFFIX',
    'check: env -i HOME=$HOME mysql --print-defaults',
  ],
  lookAlikes: ['option-later-file-overrides', 'option-in-wrong-group'],
};
