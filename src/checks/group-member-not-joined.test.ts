import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { grouped, inGroup, makeLog, makePeer } from '../../test/make/group.ts';
import { check } from './group-member-not-joined.ts';

const log = makeLog("[GCS] Error connecting to all peers. Member join failed. Local port: 18102'");
const galera = makeLog('[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view');

it('fires on the fault', () => {
  finds(check, inGroup('REQUIRED', {}, { log }), 1);
  finds(check, grouped({}, { log: galera }), 1);
});

it('is silent on the near miss', () => {
  finds(check, inGroup('REQUIRED', { state: 'ONLINE', joined: true }, { log }), 0);
  // The reason was seen.
  finds(check, inGroup('DISABLED', { peers: [makePeer()] }, { log }), 0);
});
