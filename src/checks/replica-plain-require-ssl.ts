import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines } from './engine/replica-mend.ts';
import { tlsOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-plain-require-ssl',
  family: 'accounts-auth',
  title: 'The replication account has REQUIRE SSL and the replica connects without TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all; MySQL 9.7 defaults to SOURCE_SSL=1, MariaDB 11.8 to MASTER_SSL=1, older releases to 0',
  symptoms: [
    {
      where: 'mariadb 11.8: SHOW SLAVE STATUS Last_IO_Error (1045), MASTER_SSL=0',
      text: "error connecting to master 'repl@127.0.0.1:PORT' - retry-time: 60  maximum-retries: 100000  message: Access denied for user 'repl'@'localhost' (using password: YES)",
    },
    {
      where: 'replica mysql 9.7 Last_IO_Error',
      text: "Message: Access denied for user 'repls'@'192.0.2.1' (using password: YES)",
    },
    {
      where: 'replica mariadb 11.8/10.11 Last_IO_Error',
      text: "error connecting to master 'repls@192.0.2.1:3306' - retry-time: 5  maximum-retries: 100000  message: Access denied for user 'repls'@'192.0.2.1' (using password: YES)",
    },
  ],
  why: 'SOURCE_SSL=0 (MASTER_SSL=0) against an account with REQUIRE SSL; the message is a plain 1045 that never mentions TLS. For a caching_sha2 account without GET_SOURCE_PUBLIC_KEY it is 2061 instead (replica-plain-caching-sha2).',
  proof:
    "SHOW REPLICA STATUS: Source_SSL_Allowed: No (MariaDB Master_SSL_Allowed: No) and Last_IO_Errno 2061/1045; account's ssl_type on the source. Also: On the source: SHOW CREATE USER has REQUIRE …; host_cache.COUNT_SSL_ERRORS (+1 per try) and not COUNT_AUTHENTICATION_ERRORS: proves REQUIRE, not the password.",
  fix: [
    "STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CA='/etc/mysql/ssl/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1; START REPLICA;",
    "MariaDB: STOP SLAVE; CHANGE MASTER TO MASTER_SSL=1, MASTER_SSL_CA='/etc/mysql/ssl/ca.pem', MASTER_SSL_VERIFY_SERVER_CERT=1; START SLAVE;",
    'GET_SOURCE_PUBLIC_KEY=1 makes a caching_sha2 account (not REQUIRE SSL) work in clear: only on trusted networks',
    "CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CERT='…', SOURCE_SSL_KEY='…'; (MariaDB: MASTER_SSL=1, MASTER_SSL_CERT, MASTER_SSL_KEY)",
    'check: SHOW REPLICA STATUS: Replica_IO_Running: Yes',
  ],
  lookAlikes: [
    'require-ssl-plain-client',
    'caching-sha2-plain-cold',
    'replica-require-x509-no-cert',
    'account-password-wrong',
    'replica-plain-caching-sha2',
  ],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-plain-require-ssl', (facts, replica) =>
    changeLines(facts, replica, tlsOptions(facts, replica)),
  ),
};
