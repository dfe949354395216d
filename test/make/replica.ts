import type { AccountFact, RequireClause } from '../../src/facts/account.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { ReplicaFact } from '../../src/facts/replication.ts';
import type { Attempt } from '../../src/facts/wire.ts';
import { makeAttempt, makeFacts } from './facts.ts';
import { mysql } from './files.ts';

/** A channel that runs over TLS and verifies its source, but for what is given. */
export function makeChannel(parts: Partial<ReplicaFact> = {}): ReplicaFact {
  return {
    channel: '',
    host: 'db1',
    port: 3306,
    user: 'repl',
    ssl: true,
    verifies: true,
    files: { ca: '/etc/mysql/tls/ca.pem' },
    io: 'Yes',
    ...parts,
  };
}

/** A channel whose receiver ended with this error. */
export function failing(errno: number, error: string, parts: Partial<ReplicaFact> = {}): ReplicaFact {
  return makeChannel({ io: 'Connecting', errno, error: `Error connecting to source. Message: ${error}`, ...parts });
}

/** What a look at the source showed whose chain or name did not hold. */
export function judged(what: 'chain' | 'name', error: string): Attempt {
  return makeAttempt({
    purpose: 'other',
    stage: 'tls',
    tls: { ok: true, protocol: 'TLSv1.3', chain: [], verified: { ok: false, what, error } },
  });
}

/** The facts of a server with these channels. */
export function replicated(...replicas: readonly ReplicaFact[]): Facts {
  return makeFacts({ admin: { flavor: 'mysql', version: '9.7.4', replicas }, server: { user: mysql } });
}

export function replAccount(kind: RequireClause['kind']): AccountFact {
  return { user: 'repl', host: '%', plugin: 'caching_sha2_password', require: { kind } };
}
