import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-flush-hosts-removed',
  family: 'network-ops',
  title: 'FLUSH HOSTS is a syntax error on MySQL 9',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 9.7 (deprecated 8.0.23)',
  symptoms: [
    {
      where: 'server mysql 9.7',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'hosts' at line 1",
    },
  ],
  why: 'Statement removed; old runbooks and monitoring fail just when a host is blocked.',
  proof: 'version() and errno 1064 near hosts.',
  fix: ['TRUNCATE TABLE performance_schema.host_cache;', 'or mysqladmin flush-hosts'],
  lookAlikes: ['host-blocked'],
};
