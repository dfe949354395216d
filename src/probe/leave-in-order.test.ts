import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import { CLIENT, SERVER_OFFERS } from '../mysql/capabilities.ts';
import { buildErr } from '../mysql/packets/err.ts';
import { buildGreeting } from '../mysql/packets/greeting.ts';
import type { Channel } from '../session/channel.ts';
import { type Answered, leaveInOrder, strangerName } from './leave-in-order.ts';

const greeting = buildGreeting({
  version: '9.7.4',
  connectionId: 7,
  scramble: new Uint8Array(20).fill(65),
  capabilities: SERVER_OFFERS & ~CLIENT.SSL,
  charset: 45,
  status: 2,
  authPlugin: 'caching_sha2_password',
});

/** A server that answers with these payloads and then closes. */
async function leave(...answers: Uint8Array[]): Promise<{ readonly answered: Answered; readonly sent: string }> {
  let sent = '';
  const channel = {
    read: () => {
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new Error('closed')) : Promise.resolve(answer);
    },
    write: (payload: Uint8Array) => {
      sent += Buffer.from(payload).toString('latin1');
      return Promise.resolve();
    },
  };
  return { answered: await leaveInOrder(channel as unknown as Channel, greeting, deadlineIn(1000)), sent };
}

it('is refused as a stranger, and knows whether an answer came', async () => {
  const denied = buildErr({ number: 1045, sqlState: '28000', message: 'Access denied' });
  const told = await leave(denied);
  expect(told.answered).toBe('wholly');
  expect(told.sent).toContain(strangerName);
  expect((await leave(Uint8Array.of(1, 4))).answered).toBe('partly');
  expect((await leave()).answered).toBe('not');
});
