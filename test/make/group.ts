import type { Facts } from '../../src/facts/facts.ts';
import type { GroupFact, GroupPeer } from '../../src/facts/group.ts';
import type { LogFacts } from '../../src/facts/log.ts';
import { makeFacts } from './facts.ts';

/** A log of these lines, since the start of the server. */
export function makeLog(...texts: readonly string[]): LogFacts {
  return { files: [], duringAttempts: [], sinceStart: texts.map((text, line) => ({ file: 'error.log', line, text })) };
}

export function makePeer(parts: Partial<GroupPeer> = {}): GroupPeer {
  return { host: 'db2', port: 4567, speaks: 'tls', chain: [], ...parts };
}

/** The facts of a Galera node with TLS that is with no others, but for what is given. */
export function grouped(parts: Partial<GroupFact> = {}, more: Partial<Facts> = {}): Facts {
  return makeFacts({ group: { kind: 'galera', ssl: true, files: {}, peers: [], ...parts }, ...more });
}

/** The same of a member of a replication group. */
export function inGroup(mode: string, parts: Partial<GroupFact> = {}, more: Partial<Facts> = {}): Facts {
  return grouped({ kind: 'group-replication', ssl: mode !== 'DISABLED', mode, state: 'OFFLINE', ...parts }, more);
}
