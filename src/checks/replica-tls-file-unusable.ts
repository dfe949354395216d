import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines, restartReplica } from './engine/replica-mend.ts';
import { caOptions } from './engine/replica-partner.ts';
import { serverUser, shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'replica-tls-file-unusable',
  family: 'network-ops',
  title: 'The replica cannot open a TLS file that its channel names',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [
    {
      where: 'replica mysql 9.7 Last_IO_Error, SOURCE_SSL_CA names no file',
      text: 'Message: SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'replica mysql 9.7 Last_IO_Error, SOURCE_SSL_CERT names no file',
      text: 'Message: SSL connection error: Unable to get certificate',
    },
  ],
  why: 'CHANGE REPLICATION SOURCE takes any path; the file is opened when the receiver connects, by the user of the server. A missing file and one that may not be read give the same text.',
  proof: 'Walk the path as the user of the server: the component that is missing or closed is named.',
  fix: [
    'sudo -u mysql cat /etc/mysql/tls/ca.pem >/dev/null',
    'chown root:mysql /etc/mysql/tls/*.pem; chmod 640 /etc/mysql/tls/*.pem',
    'mysql -E -e "STOP REPLICA; START REPLICA; SHOW REPLICA STATUS"',
  ],
  lookAlikes: ['replica-path-relative', 'replica-key-cert-mismatch'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-tls-file-unusable', (facts, replica) => [
    ...Object.values(replica.files).map(
      (path) => `sudo -u ${shellWord(serverUser(facts))} head -c1 ${shellWord(path)} >/dev/null && echo opens`,
    ),
    ...(replica.seen?.ca?.content === undefined && Object.keys(caOptions(facts, replica)).length > 0
      ? changeLines(facts, replica, caOptions(facts, replica))
      : restartReplica(facts, replica)),
  ]),
};
