import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { changeLines } from './engine/replica-mend.ts';
import { tlsOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-plain-caching-sha2',
  family: 'network-ops',
  title: "The replica has no TLS and the source's account uses caching_sha2_password",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 8.0-9.7',
  symptoms: [
    {
      where: 'replica mysql 9.7 Last_IO_Error',
      text: "Error connecting to source 'repl@192.0.2.1:3306'. This was attempt 1/2, with a delay of 5 seconds between attempts. Message: Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    { where: 'replica mysql 9.7 Last_IO_Error', text: 'Last_IO_Errno: 2061' },
    {
      where: 'replica mysql 9.7, same settings, after one TLS login of the account',
      text: 'Replica_IO_Running: Yes | Source_SSL_Allowed: No',
    },
    {
      where: 'mysql 9.7: SHOW REPLICA STATUS Last_IO_Error (2061)',
      text: "Error connecting to source 'repl@127.0.0.1:PORT'. This was attempt 1/10, with a delay of 60 seconds between attempts. Message: Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    {
      where: 'server log mysql 9.7, replica',
      text: "[ERROR] [MY-010584] [Repl] Replica I/O for channel '': Error connecting to source 'repl2@127.0.0.1:PORT'. This was attempt 1/10, with a delay of 60 seconds between attempts. Message: Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection. Error_code: MY-002061",
    },
  ],
  why: 'SOURCE_SSL=0 (explicit, or the default before 9.x; 9.7 showed Source_SSL_Allowed: Yes when nothing was given) and neither TLS nor the RSA key is available for full authentication. After anybody logs in to that account over TLS the source has it cached and the same plaintext replica connects, until FLUSH PRIVILEGES or a restart of the source: the fault comes and goes.',
  proof: 'Last_IO_Errno 2061 and Source_SSL_Allowed: No.',
  fix: [
    "STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CA='/etc/mysql/tls/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1; START REPLICA;",
    'lesser: GET_SOURCE_PUBLIC_KEY=1',
    'check: Replica_IO_Running: Yes, Source_SSL_Allowed: Yes',
  ],
  lookAlikes: ['require-ssl-plain-client', 'replica-plain-require-ssl', 'caching-sha2-plain-cold'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-plain-caching-sha2', (facts, replica) =>
    changeLines(facts, replica, tlsOptions(facts, replica)),
  ),
};
