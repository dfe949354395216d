import type { Facts } from '../facts/facts.ts';
import { accountName } from './engine/account-open.ts';
import type { Check, Found } from './engine/check.ts';
import { lostRequire } from './engine/lost-require.ts';
import { prove } from './engine/mend.ts';
import { requireMend, requireWords } from './engine/require-text.ts';

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
    "mysql.user.ssl_type='' for an account which configuration management/expectation lists as REQUIRE; log in plainly and look at Ssl_cipher. The doctor knows it by texts that are left in the row, or by the journal of `tlsql secure`; of a clause that a statement took away the server keeps no trace, so without those it tells require-not-set.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '...' AND ISSUER '...';   -- all parts in one statement",
    "check: SHOW CREATE USER 'u'@'%'; and a plain login must end in 1045",
  ],
  lookAlikes: ['require-not-set', 'require-lost-in-copy'],
  reads: ['admin.accounts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const user = facts.client?.intent?.user;
  const own = facts.admin?.accounts?.filter((account) => user === undefined || account.user === user) ?? [];
  return own.flatMap((account) => {
    const lost = lostRequire(facts, account);
    if (lost === undefined) return [];
    const [name, now, since] = [accountName(account), account.require.kind, lost.since?.toJSON()];
    return [
      {
        what:
          since === undefined
            ? `the account ${name} requires nothing any more: its row still has ${lost.words} of a REQUIRE clause whose type was emptied in the account table`
            : `tlsql secure gave the account ${name} REQUIRE ${lost.words} on ${since}, and it has REQUIRE ${requireWords(account.require)} now: a later statement took that away`,
        evidence: { account: name, require: now, lost: lost.words, ...(since === undefined ? {} : { since }) },
        mends: [requireMend(facts, account, lost.words), prove],
      },
    ];
  });
}
