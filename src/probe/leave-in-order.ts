import { randomBytes } from 'node:crypto';
import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { clientHandshake } from '../mysql/client-handshake.ts';
import { isErr } from '../mysql/packets/err.ts';
import { isOk } from '../mysql/packets/ok.ts';
import type { Channel } from '../session/channel.ts';

/** Who logs in where nobody is meant to get in. The server's log shows it. */
export const strangerName = 'tlsql-doctor';

/** How far the server's answer to a login came; `wholly` with its verdict. */
export type Answered = 'not' | 'partly' | 'wholly';

/** How far a packet of the server's takes its answer. */
export function howFar(payload: Uint8Array): Answered {
  return isErr(payload) || isOk(payload) ? 'wholly' : 'partly';
}

/** A server that is there answers at once. */
const patience = 1000;

/**
 * Ends a connection that has come to its greeting and not to TLS: leaving counts against this host, a login that is denied
 * does not. Returns how far the server answered it; never throws.
 */
export async function leaveInOrder(channel: Channel, greeting: Uint8Array, deadline: Deadline): Promise<Answered> {
  const soon = deadlineIn(Math.max(1, Math.min(patience, deadline.left())));
  let answered: Answered = 'not';
  try {
    const handshake = clientHandshake({
      tls: 'never',
      transport: 'tcp',
      user: strangerName,
      password: new Uint8Array(),
      random: (length) => randomBytes(length),
    });
    handshake.next();
    let step = handshake.next(greeting);
    while (step.done !== true) {
      if (step.value.do === 'write') {
        await channel.write(step.value.payload, soon);
        step = handshake.next();
      } else {
        const payload = await channel.read(soon, 'the answer to a login without TLS');
        answered = howFar(payload);
        step = handshake.next(payload);
      }
    }
  } catch {
    // Denied, or gone: what was read tells.
  }
  return answered;
}
