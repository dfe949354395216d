import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { encryptedLine } from './engine/require-compare.ts';

export const check: Check = {
  id: 'caching-sha2-plain-cold',
  family: 'accounts-auth',
  title: 'caching_sha2_password without TLS: works while cached, fails after restart, FLUSH PRIVILEGES or ALTER USER',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'admin-login'],
  leadsTo: ['login-not-possible', 'login-denied'],
  versions:
    'MySQL 8.0-9.7 servers; clients: libmysqlclient, Connector/J, MariaDB Connector/J and mariadb for Node; not the MariaDB C client, mysql2, PyMySQL, PHP mysqlnd and DBD::MariaDB, which fetch the key unasked',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED',
      text: "ERROR 2061 (HY000): Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: '[Note] [MY-010914] [Server] Got an error reading communication packets',
    },
    {
      where: 'driver mariadb-connector-nodejs',
      text: 'code=ER_CANNOT_RETRIEVE_RSA_KEY errno=45044 sqlState=08S01 :: RSA public key is not available client side. Either set option `cachingRsaPublicKey` to indicate public key path, or allow public key retrieval with option `allowPublicKeyRetrieval`',
    },
    {
      where: 'driver pymysql 1.2.3, cold cache, plain',
      text: "AttributeError: 'NoneType' object has no attribute 'is_auth_switch_request'",
    },
    {
      where: 'driver mysql-connector-python (ssl_disabled), cold cache',
      text: "1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    {
      where: 'JDBC Connector/J; driver Connector/J 5.1.49 and 9.3.0, sslMode=DISABLED/useSSL=false',
      text: 'Public Key Retrieval is not allowed',
    },
    {
      where: 'driver MariaDB Connector/J 2.7.6 / 3.5.10, no TLS',
      text: 'RSA public key is not available client side (option serverRsaPublicKeyFile not set)',
    },
    {
      where: 'driver mariadb npm 3.5.4, no TLS',
      text: 'RSA public key is not available client side. Either set option `cachingRsaPublicKey` to indicate public key path, or allow public key retrieval with option `allowPublicKeyRetrieval` (ER_CANNOT_RETRIEVE_RSA_KEY, 45044)',
    },
    {
      where: 'driver mysqljs 2.18.1 (has no caching_sha2 at all, TLS or not)',
      text: 'ER_NOT_SUPPORTED_AUTH_MODE: Client does not support authentication protocol requested by server; consider upgrading MySQL client',
    },
  ],
  why: "With the password in the server's cache a scramble is enough, so plain logins work. After a restart, FLUSH PRIVILEGES, ALTER USER or RENAME the full exchange is needed, which these clients refuse without TLS or a trusted RSA key. A wrong password shows the same 2061 as long as the connection is plain.",
  proof:
    "2061 with 'Authentication requires secure connection'; the connection has no TLS. One login over TLS (fills the cache) makes the next plain one work: proof of cold cache. Works at times and fails after FLUSH PRIVILEGES. Also: Account plugin = caching_sha2_password, session without TLS, SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key' is there. With TLS on the error vanishes: proof.",
  fix: [
    'mysql --ssl-mode=REQUIRED ...   # the right way',
    'mysql --server-public-key-path=public_key.pem ...   # key copied from the server over a safe way',
    'mysql --get-server-public-key ...   # only on trusted networks (see client-rsa-key-from-network)',
    'replication: CHANGE REPLICATION SOURCE TO SOURCE_SSL=1;',
    'switch TLS on (sslMode=VERIFY_IDENTITY / ssl:{ca}); allowPublicKeyRetrieval=true is a workaround open to a middleman',
    'check: works straight after FLUSH PRIVILEGES on the server',
  ],
  lookAlikes: [
    'require-secure-transport-plain-client',
    'server-public-key-wrong',
    'account-password-wrong',
    'require-ssl-plain-client',
  ],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const reason = attempt?.login?.refused ?? '';
    if (attempt === undefined || !/public key|secure connection/i.test(reason)) return [];
    // It does not stop there: client-mariadb-cleartext-password-without-tls.
    if (attempt.tlsWanted && /^mariadb(-\d|$)/.test(facts.client?.program?.id ?? '')) return [];
    return [
      {
        what: `the account's plugin wants the password itself, and the connection to ${addressText(attempt)} has neither TLS nor the server's public key`,
        evidence: {
          address: addressText(attempt),
          plugin: attempt.login?.plugin ?? '',
          encrypted: attempt.tls?.ok ?? false,
          reason,
        },
        mends: [{ kind: 'look', line: encryptedLine(facts) }],
      },
    ];
  },
};
