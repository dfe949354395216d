import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-cleartext-plugin-disabled',
  family: 'accounts-auth',
  title: 'A PAM/LDAP account needs mysql_clear_password and the client has it off',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['login-not-possible'],
  versions: 'MySQL 5.5+ clients; MariaDB PAM with pam_use_cleartext_plugin=1, Percona/Enterprise PAM and LDAP',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'mysql_clear_password' cannot be loaded: plugin not enabled",
    },
    {
      where: 'driver mysql2',
      text: 'code=MYSQL_CLEAR_PASSWORD_NOT_ENABLED :: Server requested authentication using mysql_clear_password, which sends the password in plaintext over the network and is disabled by default. To enable it, set the `enableCleartextPlugin` option to `true` in your connection configuration, or provide a custom `mysql_clear_password` auth plugin via the `authPlugins` option. Only use this over a secure connection (TLS/SSL).',
    },
    {
      where: 'driver mariadb-connector-nodejs, plain',
      text: 'code=ER_CLEAR_PASSWORD_WITHOUT_SSL errno=45064 :: mysql_clear_password authentication requires TLS or a local socket',
    },
    { where: 'driver mysql-connector-python, plain', text: 'mysql_clear_password requires SSL' },
  ],
  why: "Off by default because the password goes as it is over the wire. libmysqlclient with the option, pymysql and MariaDB's client send it without TLS, too.",
  proof: "Error text; account's plugin pam / authentication_ldap_simple.",
  fix: [
    'mysql --enable-cleartext-plugin --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem ...',
    'export LIBMYSQL_ENABLE_CLEARTEXT_PLUGIN=1',
    'mysql2: enableCleartextPlugin: true, with ssl',
  ],
  lookAlikes: ['auth-plugin-missing-client', 'account-cleartext-password-without-tls'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const reason = attempt?.login?.refused ?? '';
    if (attempt === undefined || !/mysql_clear_password|clear ?text/i.test(reason)) return [];
    return [
      {
        what: `the account's plugin wants the password as it is, which the client sends only with --enable-cleartext-plugin`,
        evidence: { address: addressText(attempt), encrypted: attempt.tls?.ok ?? false, reason },
      },
    ];
  },
};
