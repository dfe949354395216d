import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'group-replication-cert-refused',
  family: 'network-ops',
  title: 'Group Replication: one member refuses the certificate of another',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 5.7-9.7, communication stack XCom',
  symptoms: [
    {
      where: 'server log mysql 9.7, group_replication_ssl_mode=VERIFY_CA and another ssl_ca',
      text: "[ERROR] [MY-011735] [Repl] Plugin group_replication reported: '[GCS] Error on opening a connection to peer node 127.0.0.1:33061 when joining a group. My local port is: 33062.'",
    },
  ],
  why: 'Members talk TLS with ssl_ca, ssl_cert and ssl_key of the server. VERIFY_CA and VERIFY_IDENTITY judge the chain of every other member; REQUIRED judges none. The log says that the connection failed and never why.',
  proof:
    "A handshake with the group port of another member, made with this member's files: the chain that comes does not lead to its ssl_ca.",
  fix: [
    'one ssl_ca with the issuers of all members on every member, ALTER INSTANCE RELOAD TLS',
    'START GROUP_REPLICATION; SELECT member_state FROM performance_schema.replication_group_members',
  ],
  lookAlikes: ['group-replication-ssl-mode-differs'],
  reads: ['server.group', 'log.lines'],
  run: foundGroup('group-replication', 'certificate'),
};
