import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { GroupFact } from '../facts/group.ts';
import { lookAtGroup } from './look-at-group.ts';

const variables = {
  group_replication_group_name: 'a',
  group_replication_ssl_mode: 'REQUIRED',
  group_replication_group_seeds: '127.0.0.1:1',
};

const look = (admin: AdminFacts, reached = true): Promise<GroupFact | undefined> =>
  lookAtGroup({ admin, server: undefined }, deadlineIn(2000), reached ? async (target) => target : undefined);

it('tries the others where this one is not among them', async () => {
  expect(await look({ variables, groupState: 'OFFLINE' })).toMatchObject({
    joined: false,
    peers: [{ host: '127.0.0.1', port: 1, speaks: 'nothing' }],
  });
  expect(await look({ variables, groupState: 'ONLINE' })).toMatchObject({ joined: true, peers: [] });
  expect((await look({ variables }, false))?.peers).toEqual([]);
});

it('takes a Galera node that is alone for one that may lack the others', async () => {
  const wsrep = {
    wsrep_on: 'ON',
    wsrep_provider: '/x.so',
    wsrep_cluster_address: 'gcomm://127.0.0.1:1,127.0.0.1:2',
  };
  const of = async (size: string): Promise<boolean | undefined> =>
    (await look({ variables: wsrep, status: { wsrep_cluster_status: 'Primary', wsrep_cluster_size: size } }, false))
      ?.joined;
  expect(await of('1')).toBe(false);
  expect(await of('2')).toBe(true);
});

it('is nothing for a server that is in no group', async () => {
  expect(await look({ variables: {} })).toBeUndefined();
});
