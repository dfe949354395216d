import type { Check } from './engine/check.ts';
import { foundDenied } from './engine/denied-account.ts';

export const check: Check = {
  id: 'account-no-match-for-host',
  family: 'accounts-auth',
  title: 'The account exists, but not for the host that the client comes from',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [],
  why: 'An account is a pair of user and host; the server takes the first that fits the client as it sees it, by address or by the name that its resolver gives.',
  proof: 'No row of mysql.user with that user fits the host that stands in the refusal.',
  fix: [
    "SELECT user, host FROM mysql.user WHERE user = 'USER';",
    "CREATE USER 'USER'@'HOST' IDENTIFIED BY '…' REQUIRE SSL;",
  ],
  lookAlikes: ['account-password-wrong', 'account-host-not-allowed', 'account-host-not-matched-skip-name-resolve'],
  reads: ['admin.accounts'],
  run: foundDenied('account-no-match-for-host'),
};
