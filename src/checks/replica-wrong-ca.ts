import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines } from './engine/replica-mend.ts';
import { caOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-wrong-ca',
  family: 'network-ops',
  title: 'The replica trusts another CA than the source uses',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [
    {
      where: 'replica mysql 9.7 Last_IO_Error',
      text: 'Message: SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'replica mariadb 11.8/10.11 Last_IO_Error',
      text: 'message: SSL connection error: error:00000000:lib(0)::reason(0)',
    },
  ],
  why: 'Giving SOURCE_SSL_CA/MASTER_SSL_CA switches chain verification on even with *_VERIFY_SERVER_CERT=0 (that option only adds the host name).',
  proof:
    "openssl verify of the source's chain against the replica's file; MariaDB's lib(0)::reason(0) hides it, so fetch the source's certificate and verify yourself.",
  fix: [
    "CHANGE … SOURCE_SSL_CA='/etc/mysql/tls/ca-of-source.pem'",
    'check: openssl s_client -starttls mysql -connect SOURCE -CAfile that.pem -verify_return_error',
  ],
  lookAlikes: ['replica-name-mismatch', 'replica-path-relative'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-wrong-ca', (facts, replica) => [
    `openssl s_client -starttls mysql -connect ${replica.host}:${replica.port} -showcerts </dev/null   # which CA issued it`,
    ...changeLines(facts, replica, caOptions(facts, replica)),
  ]),
};
