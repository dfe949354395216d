import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { inGroup, makePeer } from '../../test/make/group.ts';
import { check } from './group-replication-cert-refused.ts';

const peers = [makePeer({ chainError: 'SELF_SIGNED_CERT_IN_CHAIN' })];

it('fires on the fault', () => void finds(check, inGroup('VERIFY_CA', { peers }), 1));

// REQUIRED encrypts and verifies nothing.
it('is silent on the near miss', () => void finds(check, inGroup('REQUIRED', { peers }), 0));
