import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
