import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { restartReplica, sourceLine } from './engine/replica-mend.ts';

export const check: Check = {
  id: 'replica-source-without-tls',
  family: 'network-ops',
  title: 'The replica asks for TLS and its source offers none',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [],
  why: 'SOURCE_SSL=1 means TLS or nothing; the source runs without TLS (or a proxy before it does).',
  proof: 'The greeting of the source lacks the CLIENT_SSL bit.',
  fix: [
    'tlsql doctor -h SOURCE -u repl --ssl-mode=REQUIRED   # why the source has no TLS',
    'START REPLICA; SHOW REPLICA STATUS',
  ],
  lookAlikes: ['server-has-no-tls', 'replica-plain-require-ssl'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-source-without-tls', (facts, replica) => [
    sourceLine(replica, 'why it has none'),
    ...restartReplica(facts, replica),
  ]),
};
