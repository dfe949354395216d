import { expect, it } from 'vitest';
import { fileAt } from '../../../test/make/files.ts';
import { makeChannel, replicated } from '../../../test/make/replica.ts';
import { replicaFileTroubles, replicaPair } from './replica-files.ts';

it('says which component stops the user of the server', () => {
  const replica = makeChannel({
    seen: { key: fileAt('/0755 etc/0700 key.pem:0640'), ca: fileAt('/0755 ca.pem:0644') },
  });
  expect(replicaFileTroubles(replicated(replica), replica)).toMatchObject([
    { role: 'key', relative: false, trouble: 'mysql (uid 104) may not pass /etc (0700 root:root)' },
  ]);
});

it('tells nothing about a pair that it did not read', () => {
  expect(replicaPair(makeChannel())).toBeUndefined();
});
