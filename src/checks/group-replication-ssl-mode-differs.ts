import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'group-replication-ssl-mode-differs',
  family: 'network-ops',
  title: 'Group Replication member cannot join: group_replication_ssl_mode differs between members',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7, one member DISABLED, the others REQUIRED, and the other way round',
      text: "[ERROR] [MY-011735] [Repl] Plugin group_replication reported: '[GCS] Error connecting to all peers. Member join failed. Local port: 33061'",
    },
    {
      where: 'server log mysql',
      text: 'There was an error when connecting to the donor server. Please check that group_replication_recovery channel credentials and all MEMBER_HOST column values of performance_schema.replication_group_members table are correct and DNS resolvable.',
    },
  ],
  why: 'group_replication_ssl_mode DISABLED/REQUIRED mixed, or group_replication_recovery_use_ssl=OFF with a caching_sha2/REQUIRE SSL recovery account.',
  proof:
    'Compare both variables on all members; see 2061/1045 in replication_connection_status of group_replication_recovery.',
  fix: [
    "SET PERSIST group_replication_ssl_mode='REQUIRED'; SET PERSIST group_replication_recovery_use_ssl=ON; (same on all members)",
  ],
  lookAlikes: ['replica-plain-caching-sha2', 'group-replication-cert-refused'],
  reads: ['server.group', 'log.lines'],
  run: foundGroup('group-replication', 'differs'),
};
