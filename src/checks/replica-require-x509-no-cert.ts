import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines, sqlText } from './engine/replica-mend.ts';

export const check: Check = {
  id: 'replica-require-x509-no-cert',
  family: 'accounts-auth',
  title: 'The replication account has REQUIRE X509 and the replica has TLS but no certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL, MariaDB',
  symptoms: [
    {
      where: 'mysql 9.7: Last_IO_Error (1045)',
      text: "Error connecting to source 'repl3@127.0.0.1:PORT'. This was attempt 1/10, with a delay of 60 seconds between attempts. Message: Access denied for user 'repl3'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7, replica',
      text: "[ERROR] [MY-010584] [Repl] Replica I/O for channel '': Error connecting to source 'repl3@127.0.0.1:PORT'. This was attempt 1/10, with a delay of 60 seconds between attempts. Message: Access denied for user 'repl3'@'localhost' (using password: YES), Error_code: MY-001045",
    },
    {
      where: 'mariadb 11.8: Last_IO_Error (1045), MASTER_SSL=1',
      text: "error connecting to master 'repl3@127.0.0.1:PORT' - retry-time: 60  maximum-retries: 100000  message: Access denied for user 'repl3'@'localhost' (using password: YES)",
    },
  ],
  why: 'SOURCE_SSL_CERT/SOURCE_SSL_KEY (MASTER_SSL_CERT/KEY) are empty; the replica does not use its own ssl_cert/ssl_key for that. MySQL retries only 10 times (Source_Retry_Count 10 in 9.7), then stops.',
  proof:
    'SHOW REPLICA STATUS: Source_SSL_Cert and Source_SSL_Key empty, Source_SSL_Allowed: Yes, errno 1045; ssl_type of the account on the source.',
  fix: [
    "STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_SSL_CERT='/etc/mysql/ssl/repl-cert.pem', SOURCE_SSL_KEY='/etc/mysql/ssl/repl-key.pem'; START REPLICA;",
    "MariaDB: CHANGE MASTER TO MASTER_SSL_CERT='...', MASTER_SSL_KEY='...';",
    "files readable for the server's user",
  ],
  lookAlikes: ['replica-plain-require-ssl', 'account-password-wrong'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-require-x509-no-cert', (facts, replica) =>
    changeLines(facts, replica, {
      SSL_CERT: sqlText('/etc/mysql/tls/replica-cert.pem'),
      SSL_KEY: sqlText('/etc/mysql/tls/replica-key.pem'),
    }),
  ),
};
