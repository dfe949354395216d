import { setTimeout as sleep } from 'node:timers/promises';
import { deadlineIn } from '../base/deadline.ts';
import { fail } from '../base/error.ts';
import type { SecureIntent } from '../plan/intent.ts';
import type { ClientSession } from '../plan/situation.ts';
import { plainSessions } from '../plan/who-breaks.ts';
import type { Session } from '../session/open-session.ts';
import { lookAtServer } from './look-server.ts';

/** What waiting needs. */
export interface WaitOptions {
  readonly session: Session;
  readonly at: string;
  readonly intent: SecureIntent;
  readonly millis: number;
  /** Between two looks, ms. */
  readonly every?: number;
  /** Called when the number of clients in the clear has changed. */
  readonly onCount: (left: readonly ClientSession[]) => void;
}

/** Returns when no client of the accounts concerned is connected in the clear any more. Fails with `deadline-passed`. */
export async function waitForClients({
  session,
  at,
  intent,
  millis,
  every = 1000,
  onCount,
}: WaitOptions): Promise<void> {
  const deadline = deadlineIn(millis);
  let last = -1;
  for (;;) {
    const situation = { ...(await lookAtServer(session, at, 'tcp')), host: undefined };
    const left = plainSessions(situation, intent);
    if (left.length !== last) onCount(left);
    if (left.length === 0) return;
    last = left.length;
    if (deadline.left() === 0) {
      const [one] = left;
      fail('deadline-passed', {
        at,
        seen: `${left.length} connections without TLS are still there, the first of ${one?.user} from ${one?.host}`,
        next: 'move these clients to TLS, or go on without --wait-for-clients',
        fields: { connections: left.length },
      });
    }
    await sleep(Math.min(every, deadline.left()));
  }
}
