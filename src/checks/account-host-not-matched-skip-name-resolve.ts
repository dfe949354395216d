import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { fitByNameAlone, foundDenied } from './engine/denied-account.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'account-host-not-matched-skip-name-resolve',
  family: 'accounts-auth',
  title: "skip_name_resolve is on and the account's host is a name (also 'localhost')",
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'client, all four',
      text: "ERROR 1045 (28000): Access denied for user 'sl'@'127.0.0.1' (using password: YES)",
    },
    {
      where: 'server log mariadb 10.11 at start',
      text: "[Warning] 'user' entry 'root@HOSTNAME' ignored in --skip-name-resolve mode.",
    },
    { where: 'server log mysql 9.7 (default verbosity 2)', text: '(nothing)' },
  ],
  why: "Without name resolution a TCP client is only its IP address: u@'localhost' then fits only the unix socket.",
  proof: "@@skip_name_resolve=ON, account host is a name, the 1045 text shows an IP address after '@'.",
  fix: [
    "CREATE USER 'u'@'127.0.0.1' IDENTIFIED BY '...' REQUIRE SSL;",
    'or connect by socket / set skip_name_resolve=OFF and restart',
  ],
  lookAlikes: ['account-password-wrong'],
  reads: ['admin.accounts', 'wire.attempts'],
  run: (facts) => [...foundDenied('account-host-not-matched-skip-name-resolve')(facts), ...beforeGreeting(facts)],
};

/** With no account at all that fits the address, the server does not even greet. */
function beforeGreeting(facts: Facts): readonly Found[] {
  const [account] = fitByNameAlone(facts);
  const host = /Host '([^']+)'/.exec(asked(facts)?.greetingError?.text ?? '')?.[1];
  if (account === undefined || host === undefined) return [];
  const name = `${sqlText(account.user)}@${sqlText(account.host)}`;
  return [
    {
      what: `the server takes clients by address alone (skip_name_resolve is on): ${name} never fits ${host}`,
      evidence: { account: name, host, skip_name_resolve: 'ON' },
      leadsTo: ['greeting-refused'],
      fix: [runLine(facts, `RENAME USER ${name} TO ${sqlText(account.user)}@${sqlText(host)}`), proofLine(facts)],
    },
  ];
}
