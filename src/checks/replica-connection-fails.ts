import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { restartReplica, sqlText } from './engine/replica-mend.ts';

export const check: Check = {
  id: 'replica-connection-fails',
  family: 'network-ops',
  title: 'The replica cannot connect to its source',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [],
  why: 'The receiver reports an error that more than one fault leads to; what was seen leaves these.',
  proof:
    'Last_IO_Errno and Last_IO_Error; the account on the source (SHOW CREATE USER) and host_cache.COUNT_SSL_ERRORS there tell a REQUIRE clause from a wrong password.',
  fix: ['SHOW CREATE USER repl@HOST   -- on the source', 'SHOW REPLICA STATUS'],
  lookAlikes: [
    'replica-plain-require-ssl',
    'replica-require-x509-no-cert',
    'replica-wrong-ca',
    'account-password-wrong',
  ],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-connection-fails', (facts, replica) => [
    `mysql -h ${replica.host} -P ${replica.port} -e "SELECT user, host, ssl_type, x509_subject FROM mysql.user WHERE user=${sqlText(replica.user)}"   # as an administrator of the source`,
    ...restartReplica(facts, replica),
  ]),
  generic: true,
};
