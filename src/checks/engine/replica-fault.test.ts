import { expect, it } from 'vitest';
import { makeAttempt } from '../../../test/make/facts.ts';
import { failing, judged, makeChannel, replicated } from '../../../test/make/replica.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import { replicaFault } from './replica-fault.ts';

const check = (replica: ReplicaFact, id: string | undefined, certainty?: string): void => {
  const fault = replicaFault(replicated(replica), replica);
  expect(fault?.id).toBe(id);
  if (certainty !== undefined) expect(fault?.certainty).toBe(certainty);
};

it('leaves a channel alone that runs well or was stopped', () => {
  check(makeChannel(), undefined);
  check(makeChannel({ io: 'No' }), undefined);
  check(failing(2003, "Can't connect to MySQL server"), undefined);
});

it('believes what our own handshake showed more than the text', () => {
  const text = 'SSL certificate validation failure';
  check(
    failing(2026, text, { source: judged('chain', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') }),
    'replica-wrong-ca',
    'proved',
  );
  check(failing(2026, text), 'replica-name-mismatch', 'likely');
  check(failing(2026, text, { source: makeAttempt() }), 'replica-name-mismatch', 'likely');
});

it('names candidates where a text stands for several faults', () => {
  const replica = failing(2026, 'certificate verify failed');
  expect(replicaFault(replicated(replica), replica)?.candidates).toEqual(
    expect.arrayContaining(['replica-wrong-ca', 'replica-name-mismatch']),
  );
});
