import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { againLine } from './engine/again-line.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'require-of-proxied-account-counts',
  family: 'accounts-auth',
  title: 'Proxy user: REQUIRE of the proxied account counts, that of the login account does not',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide', 'login-denied'],
  versions: 'MySQL 9.7 (check_proxy_users=ON with caching_sha2_password_proxy_users=ON)',
  symptoms: [
    {
      where: 'mysql 9.7, check_proxy_users=1: prx (REQUIRE NONE) proxies to tgt (REQUIRE X509)',
      text: "ERROR 1045 (28000): Access denied for user 'prx'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 'prx'@'localhost' (using password: YES)",
    },
    { where: 'same with a client certificate', text: 'CURRENT_USER() = tgt@%, USER() = prx@localhost' },
    {
      where: 'prx3 (REQUIRE SSL) proxies to tgt3 (REQUIRE NONE), plain client',
      text: 'login works, CURRENT_USER() = tgt3@%, Ssl_cipher empty',
    },
  ],
  why: "After proxy mapping the server applies the TLS check of the proxied account; the login account's own REQUIRE is skipped. The 1045 names the login account and so leads to the wrong row.",
  proof:
    'SELECT * FROM mysql.proxies_priv; SELECT USER(), CURRENT_USER(), @@proxy_user; compare ssl_type of both accounts.',
  fix: [
    "ALTER USER 'tgt'@'%' REQUIRE SSL;   -- put REQUIRE on every proxied account",
    'or SET GLOBAL check_proxy_users=0; REVOKE PROXY ON ...',
  ],
  lookAlikes: ['require-x509-no-client-cert'],
  reads: ['admin.accounts'],
  run: ofProxied,
};

function ofProxied(facts: Facts): readonly Found[] {
  const account = matchedAccount(facts);
  const attempt = asked(facts);
  const on = (name: string): boolean => /^(on|1)$/i.test(facts.admin?.variables?.[name] ?? '');
  if (account === undefined || attempt === undefined || !on('check_proxy_users')) return [];
  const proxied = facts.admin?.related?.find(
    ({ as, ofHost }) => as === 'proxied' && ['', account.host].includes(ofHost),
  );
  if (proxied === undefined || proxied.require === 'NONE' || observe(facts).failing !== 'login-denied') return [];
  if (account.passwordFits === false) return [];
  const unmet = attempt.tls?.ok !== true || (proxied.require !== 'SSL' && attempt.clientCertificateSent !== true);
  if (!unmet) return [];
  const name = `'${proxied.user}'@'${proxied.host}'`;
  return [
    {
      what: `'${account.user}'@'${account.host}' stands for ${name} (PROXY), whose REQUIRE ${proxied.require === 'SSL' ? 'SSL' : 'clause for a certificate'} counts and is not met`,
      evidence: { account: `'${account.user}'@'${account.host}'`, proxied: name, require: proxied.require },
      fix: [
        runLine(facts, `SHOW CREATE USER ${sqlText(proxied.user)}@${sqlText(proxied.host)}`, true),
        proxied.require === 'SSL' ? againLine(facts, { 'ssl-mode': 'REQUIRED' }) : proofLine(facts),
      ],
      severity: 'error',
      leadsTo: ['login-denied'],
    },
  ];
}
