import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'group-member-not-joined',
  family: 'network-ops',
  title: 'A member reaches no other one of its cluster or group, and nothing seen says why',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken', 'server-not-running'],
  versions: 'Galera 3/4, MySQL 5.7-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-011735] [Repl] Plugin group_replication reported: '[GCS] The member was unable to join the group. Local port: 33061'",
    },
    {
      where: 'server log galera',
      text: '[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view',
    },
  ],
  why: 'Members that speak TLS and such that speak plain text, a certificate that is refused, a closed port and an allow list all end in the same line.',
  proof:
    'The log says that no other member was reached; with --admin-user, or the address of the server, the doctor tries their group ports and tells them apart.',
  fix: [
    'tlsql doctor -h SERVER --admin-user=root   # tries the group ports of the other members',
    'compare group_replication_ssl_mode, or socket.ssl of wsrep_provider_options, on all members',
  ],
  lookAlikes: [
    'group-replication-ssl-mode-differs',
    'group-replication-cert-refused',
    'galera-ssl-differs-between-nodes',
    'network-firewall-drops',
  ],
  reads: ['server.group', 'log.lines'],
  run: foundGroup(undefined, 'not-joined'),
  generic: true,
};
