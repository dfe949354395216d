import { expect, it } from 'vitest';
import { grouped, inGroup, makePeer } from '../../../test/make/group.ts';
import { foundGroup } from './group-fault.ts';

const run = foundGroup('galera', 'differs');
const peers = [makePeer({ speaks: 'plain' })];

it('leads to what a node without the others cannot do', () => {
  expect(run(grouped({ peers }))[0]?.leadsTo).toContain('server-not-running');
  expect(run(grouped({ peers, state: 'Non-Primary', joined: false }))[0]?.leadsTo).toContain('session-limited');
  expect(run(grouped({ peers, state: 'Primary', joined: true }))[0]?.leadsTo).toEqual(['replication-broken']);
});

it('speaks of its own kind of group and fault alone', () => {
  expect(run(inGroup('REQUIRED', { peers }))).toEqual([]);
  expect(foundGroup('galera', 'certificate')(grouped({ peers }))).toEqual([]);
  expect(run(grouped())).toEqual([]);
});
