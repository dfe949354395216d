import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { atLeast, flavorOf, versionOf } from './engine/server-mend.ts';

export const check: Check = {
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
  reads: ['wire.attempts', 'client.complaint'],
  run: (facts) => {
    const complaint = facts.client?.complaint ?? '';
    const version = versionOf(facts);
    const gone = flavorOf(facts) === 'mysql' && version !== undefined && atLeast(version, [8, 4, 0]);
    const blocked = asked(facts)?.greetingError?.errno === 1129;
    if (!(gone && blocked) && !/\b1064\b.*near 'hosts'/is.test(complaint)) return [];
    return [
      {
        what: 'FLUSH HOSTS is no statement of this server any more: TRUNCATE TABLE performance_schema.host_cache does the same',
        evidence: { version: version?.join('.') ?? '', complaint: complaint.slice(0, 200) },
      },
    ];
  },
};
