import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'group-replication-ssl-mode-differs',
  family: 'network-ops',
  title: 'Group Replication member cannot join: group_replication_ssl_mode differs or recovery lacks TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
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
  lookAlikes: ['replica-plain-caching-sha2'],
};
