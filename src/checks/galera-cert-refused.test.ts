import { expect, it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { grouped, makeLog, makePeer } from '../../test/make/group.ts';
import { check } from './galera-cert-refused.ts';

it('fires on the fault', () => {
  finds(check, grouped({ peers: [makePeer({ chainError: 'SELF_SIGNED_CERT_IN_CHAIN' })] }), 1);
  const [found] = finds(check, grouped({ peers: [makePeer({ refusedUs: 'unknown_ca' })] }), 1);
  expect(found?.what).toContain('db2:4567 refuses the certificate of this member (alert unknown_ca)');
  const log = makeLog(
    '[Note] WSREP: Failed to establish connection: certificate verify failed: certificate has expired',
  );
  finds(check, grouped({}, { log }), 1);
});

it('is silent on the near miss', () => {
  finds(check, grouped({ peers: [makePeer()] }), 0);
  finds(check, grouped({ ssl: false, peers: [makePeer({ chainError: 'SELF_SIGNED_CERT_IN_CHAIN' })] }), 0);
});
