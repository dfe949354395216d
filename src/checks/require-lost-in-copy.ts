import type { Facts } from '../facts/facts.ts';
import { accountName, openAccount } from './engine/account-open.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { requireMend, requireWords } from './engine/require-text.ts';
import { flavorOf } from './engine/server-mend.ts';

export const check: Check = {
  id: 'require-lost-in-copy',
  family: 'accounts-auth',
  title: 'SHOW GRANTS no longer shows REQUIRE (MySQL 8+): copies of grants lose it',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 5.7.6-9.7',
  symptoms: [
    {
      where: 'SHOW GRANTS mysql 9.7 (account with REQUIRE SUBJECT AND ISSUER)',
      text: 'GRANT USAGE ON *.* TO `rboth`@`%`',
    },
    {
      where: 'SHOW CREATE USER mysql 9.7',
      text: "CREATE USER `rboth`@`%` IDENTIFIED WITH 'caching_sha2_password' AS '...' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice' ISSUER '/C=DE/O=Acme/CN=Acme Root CA' PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK ...",
    },
    {
      where: 'SHOW GRANTS mariadb 10.11/11.8',
      text: "GRANT USAGE ON *.* TO `rboth`@`%` IDENTIFIED BY PASSWORD '*...' REQUIRE ISSUER '/C=DE/O=Acme/CN=Acme Root CA' SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'SHOW GRANTS mysql 5.6',
      text: "GRANT USAGE ON *.* TO 'rboth'@'%' IDENTIFIED BY PASSWORD '*...' REQUIRE ISSUER '...' SUBJECT '...'",
    },
  ],
  why: 'MySQL moved all account properties to SHOW CREATE USER; scripts and audits that read SHOW GRANTS see no REQUIRE, and users recreated from it have none.',
  proof: 'Compare SHOW CREATE USER on source and target.',
  fix: [
    "SHOW CREATE USER 'u'@'%';",
    "SELECT CONCAT('SHOW CREATE USER ',QUOTE(user),'@',QUOTE(host),';') FROM mysql.user;",
    'check on the target: SELECT user,host,ssl_type FROM mysql.user;',
  ],
  lookAlikes: ['require-dropped-silently', 'require-not-set'],
  reads: ['admin.accounts'],
  run,
};

/**
 * Two rows of one user with one password, of which the one that is taken has no REQUIRE clause: likely copied by what SHOW
 * GRANTS says. It may be meant, so it is a notice.
 */
function run(facts: Facts): readonly Found[] {
  const open = openAccount(facts);
  if (open === undefined || flavorOf(facts) !== 'mysql' || open.passwordFits !== true) return [];
  const other = facts.admin?.accounts?.find(
    ({ user, require, passwordFits }) => user === open.user && require.kind !== 'NONE' && passwordFits === true,
  );
  if (other === undefined) return [];
  const clause = requireWords(other.require);
  const from = accountName(other);
  return [
    {
      what: `the server takes ${accountName(open)}, which has no REQUIRE clause, while ${from} with the same password has REQUIRE ${clause}: SHOW GRANTS of MySQL does not show it, so copies made by that lose it`,
      evidence: { account: accountName(open), other: from, its: clause },
      certainty: 'possible',
      severity: 'notice',
      mends: [requireMend(facts, open, clause), prove],
    },
  ];
}
