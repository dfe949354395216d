import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines } from './engine/replica-mend.ts';
import { tlsOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-encrypts-but-does-not-verify',
  family: 'network-ops',
  title: 'MySQL 9.7 replication encrypts by default but verifies nothing',
  role: 'warning',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 9.7 (seen 9.7.4)',
  symptoms: [
    {
      where: 'SHOW REPLICA STATUS mysql 9.7 after CHANGE REPLICATION SOURCE without SSL options',
      text: 'Source_SSL_Allowed: Yes\nSource_SSL_Verify_Server_Cert: No',
    },
  ],
  why: 'With no SOURCE_SSL_CA any certificate is accepted, so a man in the middle gets the replication password flow.',
  proof: 'Source_SSL_Allowed: Yes, empty Source_SSL_CA_File and CA_Path, Verify: No.',
  fix: ["CHANGE REPLICATION SOURCE TO SOURCE_SSL_CA='/etc/mysql/tls/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1;"],
  lookAlikes: ['replica-silently-plaintext'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-encrypts-but-does-not-verify', (facts, replica) =>
    changeLines(facts, replica, tlsOptions(facts, replica)),
  ),
};
