import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines, sourceLine } from './engine/replica-mend.ts';
import { tlsOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-silently-plaintext',
  family: 'network-ops',
  title: 'Replication runs, but unencrypted, though everybody thinks otherwise',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['replication-broken'],
  versions:
    'MySQL 8.x and older (SOURCE_SSL default 0; 9.7.4 defaults to Source_SSL_Allowed: Yes but Source_SSL_Verify_Server_Cert: No), MariaDB 10.11 (default No/No); MariaDB 11.8 defaults to Yes/Yes',
  symptoms: [
    { where: 'SHOW REPLICA STATUS mysql 9.7', text: 'Source_SSL_Allowed: No | Replica_IO_Running: Yes' },
    { where: 'SHOW SLAVE STATUS mariadb 10.11', text: 'Master_SSL_Allowed: No | Slave_IO_Running: Yes' },
    {
      where: 'SHOW SLAVE STATUS mariadb 11.8 with MASTER_SSL=0',
      text: 'Master_SSL_Allowed: No | Master_SSL_Verify_Server_Cert: Yes',
    },
  ],
  why: 'Older defaults are off, and upgraded replicas keep the stored setting; Verify_Server_Cert: Yes proves nothing when SSL_Allowed is No.',
  proof:
    'Source_SSL_Allowed/Master_SSL_Allowed = No; on the source: performance_schema.threads.connection_type of the dump thread = TCP/IP instead of SSL/TLS.',
  fix: [
    "CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CA='…', SOURCE_SSL_VERIFY_SERVER_CERT=1;",
    "ALTER USER repl@'%' REQUIRE SSL;",
    'check: Source_SSL_Allowed: Yes',
  ],
  lookAlikes: ['replica-encrypts-but-does-not-verify'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-silently-plaintext', (facts, replica) => {
    const lines = changeLines(facts, replica, tlsOptions(facts, replica));
    // With TLS demanded of a source that has none the channel would stop.
    return replica.source?.greeting?.offersTls === false
      ? [sourceLine(replica, 'why it offers no TLS; then:'), ...lines.map((line) => `# ${line}`)]
      : lines;
  }),
};
