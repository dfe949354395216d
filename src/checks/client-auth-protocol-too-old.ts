import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-auth-protocol-too-old',
  family: 'accounts-auth',
  title: 'The driver does not know caching_sha2_password (or any other plugin)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['login-not-possible'],
  versions:
    'clients without CLIENT_PLUGIN_AUTH or without the plugin; MySQL 8.0+, MariaDB with other plugins than native',
  symptoms: [
    {
      where: 'driver mysql (node) 2.18',
      text: 'code=ER_NOT_SUPPORTED_AUTH_MODE errno=1251 sqlState=08004 :: ER_NOT_SUPPORTED_AUTH_MODE: Client does not support authentication protocol requested by server; consider upgrading MySQL client',
    },
    {
      where: 'driver mysql (node) 2.18 to mariadb 11.8 (ed25519, parsec, pam, unix_socket)',
      text: '... consider upgrading MariaDB client',
    },
  ],
  why: "1251 comes in place of every other error, with and without TLS, right or wrong certificate: the account's REQUIRE is never reached.",
  proof: "errno 1251; account's plugin is not mysql_native_password; another client gets further.",
  fix: [
    'use mysql2 / mariadb in place of mysql (node); upgrade the driver',
    "MySQL 8.0/8.4 only: ALTER USER 'u'@'%' IDENTIFIED WITH mysql_native_password BY '...';",
  ],
  lookAlikes: ['auth-plugin-missing-client'],
  reads: ['wire.attempts'],
  run: foundServerError([1251], () => ({})),
};
