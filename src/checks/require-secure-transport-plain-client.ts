import { matchedAccount } from './engine/account-match.ts';
import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { encryptedLine } from './engine/require-compare.ts';
import { flavorOf } from './engine/server-mend.ts';

export const check: Check = {
  id: 'require-secure-transport-plain-client',
  family: 'options',
  title: 'require_secure_transport=ON and the client comes without TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'admin-login'],
  leadsTo: ['insecure-transport-refused', 'login-denied'],
  versions:
    'MySQL 5.7.8-9.7: 3159; MariaDB 10.5.2-10.11: an ordinary 1045 that looks like a wrong password; MariaDB 11.8: 3159 before it reads the user',
  symptoms: [
    {
      where:
        'client mysql 9.7, mariadb 10.11, mariadb 11.8 to MySQL 9.7 over TCP; client mysql 9.7 (password cached, or with --get-server-public-key)',
      text: 'ERROR 3159 (HY000): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    },
    {
      where: 'mysqladmin 9.7',
      text: "mysqladmin: connect to server at '127.0.0.1' failed\nerror: 'Connections using insecure transport are prohibited while --require_secure_transport=ON.'",
    },
    {
      where: 'client mariadb 10.11 / 11.8 --skip-ssl to MariaDB 10.11',
      text: "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)",
    },
    {
      where: 'server log mariadb 10.11',
      text: "[Warning] Access denied for user 'root'@'localhost' (using password: NO)",
    },
    {
      where: 'client mysql 9.7 (cold cache, no key option; even with wrong password or unknown user)',
      text: "ERROR 2061 (HY000): Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    {
      where:
        'client mysql 9.7 (wrong password, key fetched); client mysql 9.7 (account also REQUIRE SSL, password cached); client mariadb 10.11',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    { where: 'server log mysql 9.7 (verbosity 3) for 3159', text: '(nothing)' },
    { where: 'driver mysql2', text: 'code=ER_SECURE_TRANSPORT_REQUIRED errno=3159 sqlState=HY000' },
    { where: 'driver mysql2 to mariadb 11.8', text: 'code=ER_SECURE_TRANSPORT_REQUIRED errno=3159 sqlState=08004' },
    {
      where: 'driver pymysql',
      text: "(3159, 'Connections using insecure transport are prohibited while --require_secure_transport=ON.')",
    },
    {
      where: 'server log mariadb 10.11',
      text: "[Warning] Access denied for user 'rnone'@'localhost' (using password: YES)",
    },
    {
      where: 'client mariadb 11.8 to 11.8',
      text: 'ERROR 3159 (08004): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    },
    {
      where: 'server log mariadb 11.8',
      text: "[Warning] Aborted connection 93 to db: 'unconnected' user: 'unauthenticated' host: 'localhost' (This connection closed normally without authentication)",
    },
  ],
  why: "TCP without TLS is refused for every account; the Unix socket (and shared memory) counts as secure. Order on MySQL: password (1045; 2061 where caching_sha2 has no safe way), then the account's REQUIRE (1045), then 3159: so 3159 proves user and password. MariaDB 10.11 checks it inside the REQUIRE check and reports a denied login, 11.8 before it reads the user.",
  proof:
    "@@require_secure_transport=1 and the session is plain TCP (Ssl_cipher empty, or the client's options have no TLS); the same account and password work over TLS or through the socket.",
  fix: [
    'client: --ssl-mode=REQUIRED (MySQL) / --ssl (MariaDB); driver: switch TLS on',
    'or SET PERSIST require_secure_transport=OFF;',
    "check: SHOW STATUS LIKE 'Ssl_cipher'",
  ],
  lookAlikes: [
    'account-password-wrong',
    'require-ssl-plain-client',
    'require-secure-transport-without-tls',
    'caching-sha2-plain-cold',
  ],
  reads: ['wire.attempts'],
  run: foundServerError([3159, 1045], (_text, attempt, facts) => {
    const { variables, accounts } = facts.admin ?? {};
    const on = /^(on|1)$/i.test(variables?.require_secure_transport ?? '');
    const plain = attempt.tls?.ok !== true && attempt.to.socket === undefined;
    const denied = attempt.login?.error?.errno === 1045;
    // MariaDB 10.11 denies the login like one with a wrong password (sql/sql_acl.cc, acl_check_ssl).
    const hidden = on && plain && flavorOf(facts) === 'mariadb' && matchedAccount(facts)?.passwordFits !== false;
    if (attempt.greeting?.offersTls !== true || (denied && !(hidden && accounts !== undefined))) return undefined;
    return {
      what: 'the server takes encrypted connections only, and this one was not',
      mends: [{ kind: 'look', line: encryptedLine(facts) }],
      evidence: { requireSecureTransport: on ? 'ON' : 'not seen' },
    };
  }),
};
