import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'account-connection-limit-reached',
  family: 'accounts-auth',
  title: 'max_user_connections is reached; not a TLS fault',
  role: 'cause',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['session-limited'],
  versions: 'MariaDB 10.11-11.8, MySQL 5.6-9.7',
  symptoms: [
    {
      where: 'client mariadb 11.8',
      text: "ERROR 1226 (42000): User 'mx' has exceeded the 'max_user_connections' resource (current value: 1)",
    },
  ],
  why: 'Checked after password and REQUIRE; retry loops of a pool with wrong TLS settings often meet it.',
  proof: 'errno 1226.',
  fix: ["ALTER USER 'u'@'%' WITH MAX_USER_CONNECTIONS 0;"],
  lookAlikes: ['server-out-of-connections'],
  reads: ['wire.attempts'],
  run: foundServerError([1203, 1226], () => ({ severity: 'error' })),
};
