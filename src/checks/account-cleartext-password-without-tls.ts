import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'account-cleartext-password-without-tls',
  family: 'accounts-auth',
  title: 'A clear-text (PAM/LDAP) password is sent over a connection without TLS',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'libmysqlclient, MariaDB C client, pymysql; PAM/LDAP accounts without REQUIRE SSL',
  symptoms: [
    {
      where:
        'client mysql 9.7, LIBMYSQL_ENABLE_CLEARTEXT_PLUGIN=1 --ssl-mode=DISABLED; client mariadb 11.8 --skip-ssl; pymysql',
      text: 'no warning of any kind; login goes on to PAM',
    },
  ],
  why: 'Neither server nor these clients insist on TLS for mysql_clear_password/dialog.',
  proof:
    "plugin IN ('pam','authentication_pam','authentication_ldap_simple') AND ssl_type='' AND require_secure_transport=OFF.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SSL;   -- note: the password has been sent before REQUIRE is checked; so set the client to --ssl-mode=VERIFY_IDENTITY as well",
    'SET GLOBAL require_secure_transport=ON;   -- MariaDB 11.8 refuses before the password is sent',
  ],
  lookAlikes: ['require-not-set'],
};
