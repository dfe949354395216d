import type { AccountFact, RequireClause } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { accountName } from './engine/account-open.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { requireMend, requireTexts, requireWords } from './engine/require-text.ts';

export const check: Check = {
  id: 'require-dropped-silently',
  family: 'accounts-auth',
  title: 'A later statement took REQUIRE away (or replaced it) without a warning',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MariaDB 10.11/11.8, MySQL 5.6-9.7',
  symptoms: [
    {
      where: 'SHOW CREATE USER after the statement',
      text: '... REQUIRE NONE ... (MySQL) / no REQUIRE at all (MariaDB)',
    },
    { where: 'effect', text: 'plain connections log in; no error, no log line' },
  ],
  why: "Statements that reset it: GRANT ... REQUIRE NONE (MariaDB, 5.x), ALTER USER ... REQUIRE NONE, MariaDB CREATE OR REPLACE USER without REQUIRE, DROP+CREATE by a provisioning tool, UPDATE mysql.user SET ssl_type='' (in force only after FLUSH PRIVILEGES; SHOW CREATE USER shows the old state until then). Every REQUIRE replaces the former as a whole: ALTER USER ... REQUIRE SUBJECT drops the former ISSUER. Not resetting it: GRANT without REQUIRE, ALTER USER ... IDENTIFIED BY, RENAME USER; CREATE USER IF NOT EXISTS ... REQUIRE SSL changes nothing and only leaves Note 3163.",
  proof:
    "mysql.user.ssl_type='' for an account which configuration management/expectation lists as REQUIRE; log in plainly and look at Ssl_cipher.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '...' AND ISSUER '...';   -- all parts in one statement",
    "check: SHOW CREATE USER 'u'@'%'; and a plain login must end in 1045",
  ],
  lookAlikes: ['require-not-set', 'require-lost-in-copy'],
  reads: ['admin.accounts'],
  run,
};

/**
 * Statements clear the texts of a clause together with its type; an UPDATE of the account table leaves them: then they tell
 * what was required. Of a clause that a statement took away the server keeps no trace: what `tlsql secure` gave is known.
 */
function run(facts: Facts): readonly Found[] {
  const user = facts.client?.intent?.user;
  const own = facts.admin?.accounts?.filter((account) => user === undefined || account.user === user) ?? [];
  return own.flatMap((account) => foundLeft(facts, account) ?? foundGiven(facts, account) ?? []);
}

function foundLeft(facts: Facts, account: AccountFact): Found | undefined {
  const left = account.require.kind === 'NONE' ? requireTexts(account.require) : '';
  if (left === '') return undefined;
  const name = accountName(account);
  return {
    what: `the account ${name} requires nothing any more: its row still has ${left} of a REQUIRE clause whose type was emptied in the account table`,
    evidence: { account: name, require: account.require.kind, left },
    mends: [requireMend(facts, account, left), prove],
  };
}

function foundGiven(facts: Facts, account: AccountFact): Found | undefined {
  const given = facts.admin?.required?.find(({ user, host }) => user === account.user && host === account.host);
  if (given === undefined || !weaker(account.require, given.require)) return undefined;
  const [name, now, was] = [accountName(account), requireWords(account.require), requireWords(given.require)];
  return {
    what: `tlsql secure gave the account ${name} REQUIRE ${was} on ${given.since.toJSON()}, and it has REQUIRE ${now} now: a later statement took that away`,
    evidence: { account: name, given: was, since: given.since.toJSON(), require: now },
    mends: [requireMend(facts, account, was), prove],
  };
}

const strength: readonly RequireClause['kind'][] = ['NONE', 'SSL', 'X509', 'SPECIFIED'];

/** Whether a clause demands less than it did; another text is another demand. */
function weaker(now: RequireClause, was: RequireClause): boolean {
  const lacks = (['subject', 'issuer', 'cipher'] as const).some(
    (name) => was[name] !== undefined && now[name] === undefined,
  );
  return strength.indexOf(now.kind) < strength.indexOf(was.kind) || (now.kind === was.kind && lacks);
}
