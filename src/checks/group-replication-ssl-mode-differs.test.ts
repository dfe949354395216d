import { expect, it } from 'vitest';
import { finds, fixOf } from '../../test/make/finds.ts';
import { grouped, inGroup, makePeer } from '../../test/make/group.ts';
import { check } from './group-replication-ssl-mode-differs.ts';

it('fires on the fault', () => {
  const facts = inGroup('DISABLED', { peers: [makePeer()] });
  expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toContain("group_replication_ssl_mode='REQUIRED'");
  finds(check, inGroup('VERIFY_CA', { peers: [makePeer({ speaks: 'plain' })] }), 1);
});

it('is silent on the near miss', () => {
  finds(check, inGroup('REQUIRED', { peers: [makePeer()] }), 0);
  finds(check, inGroup('DISABLED', { peers: [makePeer({ speaks: 'nothing' })] }), 0);
  finds(check, grouped({ ssl: false, peers: [makePeer()] }), 0);
});
