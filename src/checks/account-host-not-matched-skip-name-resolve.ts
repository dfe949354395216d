import type { Check } from './engine/check.ts';
import { foundDenied } from './engine/denied-account.ts';

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
  run: foundDenied('account-host-not-matched-skip-name-resolve'),
};
