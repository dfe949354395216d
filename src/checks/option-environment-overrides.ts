import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { observe } from './engine/observe.ts';

export const check: Check = {
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
  reads: ['client.options'],
  run: fromEnvironment,
};

const relevant: Readonly<Record<string, readonly string[]>> = {
  host: ['not-reachable', 'name-unresolved', 'no-greeting', 'greeting-refused', 'server-name-refused', 'login-denied'],
  port: ['not-reachable', 'no-greeting', 'greeting-refused', 'login-denied'],
  socket: ['not-reachable', 'no-greeting', 'login-denied'],
};

/** A variable of the environment decides where the client goes, and the connection fails there. */
function fromEnvironment(facts: Facts): readonly Found[] {
  const { settings, driver } = facts.client ?? {};
  const failing = observe(facts).failing;
  if (settings === undefined || failing === undefined || driver !== undefined) return [];
  return (['host', 'port', 'socket'] as const).flatMap((name): Found[] => {
    const origin = settings.origins[name];
    if (origin.kind !== 'environment' || relevant[name]?.includes(failing) !== true) return [];
    return [
      {
        what: `$${origin.variable} decides the ${name} (${String(settings[name])}): no flag and no option file gives one`,
        evidence: { variable: origin.variable, option: name, value: String(settings[name]) },
        certainty: 'likely',
        severity: 'error',
        leadsTo: ['wrong-target'],
        mends: [{ kind: 'by-hand', line: `unset ${origin.variable}` }, prove],
      },
    ];
  });
}
