import { setTimeout as sleep } from 'node:timers/promises';
import { deadlineIn } from '../base/deadline.ts';
import { fail } from '../base/error.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import { channelText, isSecure } from '../plan/replica-steps.ts';
import type { Action } from '../plan/step.ts';
import { probeReplicas } from '../probe/replication.ts';
import { namedRows } from '../session/named-rows.ts';
import type { Session } from '../session/open-session.ts';

/** What is known of a channel's TLS, for comparing before and after. */
export interface ChannelState {
  readonly channel: string;
  readonly ssl: boolean;
  readonly verifies: boolean;
  readonly ca: string;
  readonly io: string;
}

/** The channels by which this server is a replica; undefined when it doesn't tell. */
export async function channelsOf(session: Session): Promise<readonly ReplicaFact[] | undefined> {
  return await probeReplicas((sql) => namedRows(session, sql), /mariadb/i.test(session.facts.server.flavor));
}

/** Their state, for a journal. */
export async function channelStates(session: Session): Promise<ChannelState[]> {
  const channels = (await channelsOf(session)) ?? [];
  return channels.map(({ channel, ssl, verifies, files, io }) => ({
    channel,
    ssl: ssl === true,
    verifies: verifies === true,
    ca: files.ca ?? '',
    io: io === 'No' ? 'No' : 'Yes',
  }));
}

type ReplicaAction = Extract<Action, { do: 'replica' }>;

/** Changes a channel, and waits until it reads again. Fails with `secure-step-failed` and the receiver's own words. */
export async function changeChannel(session: Session, action: ReplicaAction, millis = 20_000): Promise<void> {
  for (const statement of action.statements) await session.query(statement);
  const deadline = deadlineIn(millis);
  for (;;) {
    const seen = (await channelsOf(session))?.find(({ channel }) => channel === action.channel);
    const settled = seen !== undefined && isSecure(seen) && (seen.io === 'Yes' || !action.runs);
    if (settled) return;
    const ended = seen?.errno !== undefined && seen.io === 'No';
    if (ended || deadline.left() === 0) {
      fail('secure-step-failed', {
        at: channelText(action),
        seen: seen?.error ?? `it does not read (${seen?.io ?? 'it is gone'})`,
        expected: 'the channel reads over TLS',
      });
    }
    await sleep(100);
  }
}

/** Sets a channel's old options again. */
export async function restoreChannel(session: Session, action: ReplicaAction): Promise<void> {
  for (const statement of action.undo) await session.query(statement);
}
