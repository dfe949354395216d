import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { foundRequire } from './engine/require-compare.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'require-empty-specified',
  family: 'accounts-auth',
  title: "REQUIRE SUBJECT '' stores SPECIFIED with nothing to compare",
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 9.7; MariaDB 10.11-11.8',
  symptoms: [
    {
      where: 'SHOW CREATE USER mariadb 10.11/11.8',
      text: "CREATE USER `sub`@`%` IDENTIFIED BY PASSWORD '*1813ECFB81C17B78822123DD4BE267802E96F4EC' REQUIRE",
    },
    {
      where: 'client mariadb, replaying it',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near '' at line 1",
    },
    { where: 'SHOW CREATE USER mysql 9.7', text: "... REQUIRE SUBJECT '' PASSWORD EXPIRE DEFAULT ..." },
  ],
  why: "An empty text (typically from an unset shell variable in a provisioning script) is accepted without a warning. MariaDB then asks for no certificate at all (any TLS session gets in); MySQL still wants some valid certificate. MariaDB's SHOW CREATE USER output is not valid SQL, so dumps fail on restore.",
  proof: "mysql.user: ssl_type='SPECIFIED' AND x509_subject='' AND x509_issuer='' AND ssl_cipher=''.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SUBJECT '<text>';",
    "find: SELECT user,host FROM mysql.user WHERE ssl_type='SPECIFIED' AND CONCAT(x509_subject,x509_issuer,ssl_cipher)='';",
  ],
  lookAlikes: ['require-dropped-silently'],
  reads: ['admin.accounts'],
  run: emptyClause,
};

const denied = foundRequire('require-empty-specified');

function emptyClause(facts: Facts): readonly Found[] {
  const account = matchedAccount(facts);
  const { kind, subject, issuer, cipher } = account?.require ?? {};
  const empty = kind === 'SPECIFIED' && (subject ?? issuer ?? cipher) === undefined;
  if (account === undefined || !empty || observe(facts).failing !== undefined) return denied(facts);
  const name = `'${account.user}'@'${account.host}'`;
  return [
    {
      what: `the account ${name} has a REQUIRE clause with nothing to compare: any certificate, on MariaDB any TLS session, gets in`,
      evidence: { account: name },
      fix: [
        runLine(facts, `ALTER USER ${sqlText(account.user)}@${sqlText(account.host)} REQUIRE X509`),
        proofLine(facts),
      ],
    },
  ];
}
