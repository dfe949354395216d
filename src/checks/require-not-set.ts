import type { Facts } from '../facts/facts.ts';
import { accountName, openAccount } from './engine/account-open.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { lostRequire } from './engine/lost-require.ts';
import { prove } from './engine/mend.ts';
import { observe } from './engine/observe.ts';
import { requireMend } from './engine/require-text.ts';

export const check: Check = {
  id: 'require-not-set',
  family: 'accounts-auth',
  title: 'The account has no REQUIRE: password and data may go in clear',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'all',
  symptoms: [
    { where: 'SHOW SESSION STATUS', text: 'Ssl_cipher is empty (also right after the login worked)' },
    { where: 'mysql.user', text: "ssl_type = ''  (MariaDB global_priv: ssl_type 0 or missing)" },
  ],
  why: 'TLS on the server is optional unless REQUIRE or require_secure_transport says otherwise; root and accounts made by installers have REQUIRE NONE. ALTER USER does not touch open sessions: a plain session stays plain after REQUIRE SSL.',
  proof:
    "SELECT user,host,ssl_type FROM mysql.user WHERE ssl_type=''; plus require_secure_transport=OFF. Sessions in clear right now, MySQL: SELECT p.id,p.user,p.host,t.connection_type FROM information_schema.processlist p JOIN performance_schema.threads t ON p.id=t.processlist_id  (connection_type 'TCP/IP' = clear, 'SSL/TLS' = encrypted, 'Socket').",
  fix: [
    "bulk: SELECT CONCAT('ALTER USER ',QUOTE(user),'@',QUOTE(host),' REQUIRE SSL;') FROM mysql.user WHERE ssl_type='' AND user<>'' AND user NOT LIKE 'mysql.%';   -- leave out mariadb.sys and accounts used over the unix socket",
    'SET PERSIST require_secure_transport=ON;   -- MySQL 5.7.8+ ; MariaDB 10.5.2+: SET GLOBAL and my.cnf',
    'then end old plain sessions: KILL <id>;',
  ],
  lookAlikes: ['require-dropped-silently'],
  reads: ['admin.accounts'],
  run,
};

/** A notice, as accounts are made without; more where a session of it went in clear and nobody asked for that. */
function run(facts: Facts): readonly Found[] {
  const account = openAccount(facts);
  if (account === undefined || lostRequire(facts, account) !== undefined) return [];
  const name = accountName(account);
  // Who shows a certificate likely means it to be demanded: these would look the same.
  const shows = asked(facts)?.clientCertificateSent === true;
  const plain = observe(facts).failing === 'session-plain';
  return [
    {
      what: `the account ${name} has no REQUIRE clause and require_secure_transport is off: it may log in without TLS${shows ? ' and without the certificate that this client shows' : ''}${plain ? ', as this session did' : ''}`,
      evidence: { account: name, require: account.require.kind, require_secure_transport: 'OFF' },
      ...(shows ? { candidates: ['require-dropped-silently', 'require-lost-in-copy'] } : {}),
      severity: plain ? 'warning' : 'notice',
      mends: [requireMend(facts, account, 'SSL'), prove],
    },
  ];
}
