import { expect, it } from 'vitest';
import { finds, fixOf } from '../../test/make/finds.ts';
import { grouped, makeLog, makePeer } from '../../test/make/group.ts';
import { check } from './galera-ssl-differs-between-nodes.ts';

const log = makeLog('[Note] WSREP: Failed to establish connection: wrong version number');

it('fires on the fault', () => {
  finds(check, grouped({ peers: [makePeer({ speaks: 'plain' })] }), 1);
  const facts = grouped({ ssl: false, peers: [makePeer()] });
  expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toContain('socket.ssl=yes');
  expect(finds(check, grouped({}, { log }), 1)[0]?.certainty).toBe('proved');
});

it('is silent on the near miss', () => {
  finds(check, grouped({ peers: [makePeer()] }), 0);
  finds(check, grouped({ ssl: false, peers: [makePeer({ speaks: 'plain' })] }), 0);
  finds(check, grouped({ peers: [makePeer({ speaks: 'nothing', error: 'ECONNREFUSED' })] }), 0);
  finds(check, grouped({ joined: true }, { log }), 0);
});
