import { expect, it } from 'vitest';
import { grouped, inGroup } from '../../../test/make/group.ts';
import { serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { groupMends } from './group-mend.ts';
import { mendLines } from './mend-lines.ts';

const lines = (facts: Facts, kind: 'differs' | 'certificate' | 'not-joined', wantsTls?: boolean): string => {
  const fault = {
    kind,
    what: '',
    evidence: {},
    certainty: 'proved',
    ...(wantsTls === undefined ? {} : { wantsTls }),
  } as const;
  const { group } = facts;
  if (group === undefined) return '';
  return groupMends(facts, group, fault)
    .flatMap((mend) => mendLines(mend, facts))
    .join('\n');
};

it('keeps what else the provider is told', () => {
  const facts = {
    ...grouped({ ssl: false }),
    ...serverWith('[mysqld]\nwsrep_provider_options="gcache.size=1G;socket.ssl=no"\n', 'mariadb'),
  };
  expect(lines(facts, 'differs', true)).toContain('"gcache.size=1G;socket.ssl=yes;socket.ssl_ca=');
});

it('ends by looking at the group', () => {
  expect(lines(grouped(), 'certificate').split('\n').at(-1)).toContain('wsrep_cluster_');
  expect(lines(grouped(), 'not-joined').split('\n').at(-1)).toContain('wsrep_cluster_');
  for (const kind of ['differs', 'certificate', 'not-joined'] as const)
    expect(lines(inGroup('REQUIRED'), kind, false).split('\n').at(-1)).toContain('replication_group_members');
});
