import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { againLine } from './engine/again-line.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, type Mend } from './engine/mend.ts';
import { flavorOf } from './engine/server-mend.ts';

export const check: Check = {
  id: 'native-password-plugin-missing-client',
  family: 'accounts-auth',
  title: 'MySQL 9 client or replica meets a mysql_native_password account: the plugin file is missing',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['login-not-possible'],
  versions: 'libmysqlclient 9.x (client and replica) against MariaDB, MySQL 5.x and 8.0 accounts',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'mysql_native_password' cannot be loaded: /usr/lib/mysql/plugin/mysql_native_password.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'server log mariadb 11.8 (log_warnings=9)',
      text: '[Warning] Could not read packet: fd: 48  state: 1  read_length: 4  errno: 0  vio_errno: 1158  length: 0',
    },
  ],
  why: "Since 9.0 the client part is no longer built in but a file in the client's plugin folder.",
  proof:
    'Text of 2059 names plugin and path; ls that path. Happens after the TLS handshake. Also: Ssl_finished_accepts +1; server greeting/AuthSwitch names mysql_native_password.',
  fix: [
    'mysql --plugin-dir=<folder that has mysql_native_password.so> ...   # seen to work against 5.6',
    'install the package with the client plugins (mysql-community-client-plugins)',
    "or change the account's plugin",
  ],
  lookAlikes: ['auth-plugin-missing-client'],
  reads: ['client.program', 'client.complaint'],
  run,
};

/** What libmysqlclient 9 says; the file is the one that it looked for. */
const said = /Authentication plugin 'mysql_native_password' cannot be loaded: ([^\s:]+)?/;

/** Whether the client has the file is not to be seen from here: its own message proves it, and without that it is a notice. */
function run(facts: Facts): readonly Found[] {
  const { program, complaint = '' } = facts.client ?? {};
  const message = said.exec(complaint);
  const plugin = asked(facts)?.login?.plugin ?? matchedAccount(facts)?.plugin;
  const able = /^mysql-9/.test(program?.id ?? '') && plugin === 'mysql_native_password';
  if (message === null && !able) return [];
  const file = message?.[1];
  return [
    {
      what:
        message === null
          ? "the account's method is mysql_native_password, which clients of MySQL 9 have in a file of their plugin folder alone: without that they stop with error 2059"
          : `the client has no plugin for the account's method mysql_native_password${file === undefined ? '' : `: there is no ${file}`}`,
      evidence: { plugin: 'mysql_native_password', client: program?.id ?? '', message: complaint.slice(0, 300) },
      severity: message === null ? 'notice' : 'error',
      leadsTo: ['client-files-unusable', 'login-not-possible'],
      mends: mends(facts),
    },
  ];
}

function mends(facts: Facts): Mend[] {
  const other =
    flavorOf(facts) === 'mariadb'
      ? byHand('use the mariadb client (mariadb-client), which has it built in')
      : byHand('or give the account caching_sha2_password: ALTER USER … IDENTIFIED WITH caching_sha2_password BY …');
  return [
    byHand(
      'install the client plugins of the client (mysql-community-client-plugins), or name their folder with --plugin-dir',
    ),
    other,
    { kind: 'look', line: againLine(facts, {}) },
  ];
}
