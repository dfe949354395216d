import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { Session } from '../session/open-session.ts';
import { withReplicas } from './look-at-replicas.ts';

// Real replicas are looked at by the judge of the doctor; here the server that does not tell.
it('leaves out what the login may not see', async () => {
  const refuse = (): Promise<never> => Promise.reject(new Error('denied'));
  const session = {
    query: refuse,
    outcome: { capabilities: 0n },
    channel: { restart: () => undefined, write: refuse, poll: () => undefined, read: refuse },
  } as unknown as Session;
  const admin = { flavor: 'mysql' as const };
  expect(await withReplicas(admin, session, { socket: '/run/x.sock' }, deadlineIn(1000))).toEqual(admin);
});
