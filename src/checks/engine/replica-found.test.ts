import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { failing, makeChannel, replicated } from '../../../test/make/replica.ts';
import { channelsOf, foundReplica } from './replica-found.ts';

it('speaks once for each channel with the fault', () => {
  const east = makeChannel({ channel: 'east', ssl: false });
  const found = foundReplica('replica-silently-plaintext', () => ['mend'])(replicated(east, makeChannel()));
  expect(found).toMatchObject([
    { what: 'the replication channel east from db1:3306 runs without TLS', fix: ['mend'], certainty: 'proved' },
  ]);
});

it('takes the status for more than the log', () => {
  expect(channelsOf(replicated(failing(1045, 'denied')))).toHaveLength(1);
  expect(channelsOf(makeFacts())).toEqual([]);
});
