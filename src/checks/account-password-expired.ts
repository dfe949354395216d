import type { AccountFact } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'account-password-expired',
  family: 'accounts-auth',
  title: 'The password has expired',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['login-denied', 'session-limited'],
  versions: 'MySQL 5.6-9.7, MariaDB 10.4-11.8',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 1862 (HY000): Your password has expired. To log in you must change it using a client that supports expired passwords.',
    },
    {
      where: 'client mariadb 11.8 and mysql, first statement',
      text: 'ERROR 1820 (HY000): You must SET PASSWORD before executing this statement',
    },
    {
      where: 'client mysql 9.7, first statement',
      text: 'ERROR 1820 (HY000): You must reset your password using ALTER USER statement before executing this statement.',
    },
  ],
  why: 'The password is right. A client that says it can handle it (interactive mysql, --connect-expired-password) gets in and may only set a new one; all others are refused, drivers with an error that names no TLS.',
  proof: 'errno 1862 at the login, 1820 at the first statement; both prove the password right.',
  fix: [
    "ALTER USER 'u'@'%' IDENTIFIED BY '...';",
    "ALTER USER 'u'@'%' PASSWORD EXPIRE NEVER;   -- for the accounts of programs",
  ],
  lookAlikes: ['account-password-wrong', 'account-locked'],
  reads: ['wire.attempts'],
  run: expired,
};

function expired(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const afterwards = attempt?.login?.afterwards;
  const error = attempt?.login?.error ?? (typeof afterwards === 'object' ? afterwards : undefined);
  if (error === undefined || ![1862, 1820].includes(error.errno)) return [];
  const account = matchedAccount(facts);
  const name = account === undefined ? 'the account' : `the account '${account.user}'@'${account.host}'`;
  return [
    {
      what: `the password of ${name} has expired: ${error.text}`,
      evidence: { errno: error.errno, text: error.text, stands: observe(facts).failing ?? '' },
      fix: [...(account === undefined ? [] : [newPasswordLine(facts, account)]), proofLine(facts)],
    },
  ];
}

/** Asks for a password and hands it over on standard input: it stands in no command line. */
function newPasswordLine(facts: Facts, { user, host }: AccountFact): string {
  const sql = `ALTER USER ${sqlText(user)}@${sqlText(host)} IDENTIFIED BY `
    .replaceAll('%', '%%')
    .replaceAll('"', '\\"');
  return `read -rsp 'New password: ' P && printf "${sql}'%s';\\n" "$P" | ${runLine(facts, '').replace(/ -e ""$/, '')}`;
}
