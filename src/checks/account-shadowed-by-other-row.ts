import type { Check } from './engine/check.ts';
import { foundDenied } from './engine/denied-account.ts';

export const check: Check = {
  id: 'account-shadowed-by-other-row',
  family: 'accounts-auth',
  title: 'Another row of the account table is taken first',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [
    {
      where: 'client, all; anonymous account for localhost',
      text: "ERROR 1045 (28000): Access denied for user 'app'@'localhost' (using password: YES)",
    },
  ],
  why: "The server sorts accounts by host, the narrowest first, and takes the first row that fits host and user; ''@'localhost' stands before 'app'@'%', 'app'@'192.0.2.%' before 'app'@'%'. Password and REQUIRE of that row alone count.",
  proof:
    'SELECT user, host FROM mysql.user: more than one row fits; CURRENT_USER() of a login that works names the row. Proved where the password is that of the row behind.',
  fix: ["DROP USER ''@'localhost';", 'or give the narrower row the same password and clause'],
  lookAlikes: ['account-password-wrong', 'account-no-match-for-host'],
  reads: ['admin.accounts'],
  run: foundDenied('account-shadowed-by-other-row'),
};
