import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'account-table-edited-directly',
  family: 'accounts-auth',
  title: 'mysql.user is edited directly on MariaDB 10.4+',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MariaDB 10.4+',
  symptoms: [
    {
      where: "mariadb 11.8: UPDATE mysql.user SET ssl_type='ANY' ...",
      text: "ERROR 1356 (HY000) at line 1: View 'mysql.user' references invalid table(s) or column(s) or function(s) or definer/invoker of view lack rights to use them",
    },
    {
      where: "mariadb 11.8: after UPDATE mysql.global_priv ... JSON_SET(priv,'$.ssl_type',1), before FLUSH PRIVILEGES",
      text: 'SHOW CREATE USER still shows no REQUIRE',
    },
    { where: 'after FLUSH PRIVILEGES', text: '... REQUIRE SSL' },
  ],
  why: 'mysql.user is a view over mysql.global_priv (JSON: ssl_type 0 none, 1 ANY, 2 X509, 3 SPECIFIED; ssl_cipher, x509_issuer, x509_subject). Direct edits count only after FLUSH PRIVILEGES; on MySQL as well.',
  proof:
    "SELECT JSON_VALUE(priv,'$.ssl_type') FROM mysql.global_priv compared with SHOW CREATE USER: a difference = edited without FLUSH.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SSL;",
    'or FLUSH PRIVILEGES; after editing',
    "audit: SELECT user,host,JSON_VALUE(priv,'$.ssl_type'),JSON_VALUE(priv,'$.x509_subject') FROM mysql.global_priv;",
  ],
  lookAlikes: ['require-dropped-silently'],
};
