import { deadlineIn } from '../../src/base/deadline.ts';
import type { Endpoint } from '../../src/endpoint/server.ts';
import { parseErr } from '../../src/mysql/packets/err.ts';
import { openSession, type Session } from '../../src/session/open-session.ts';

/** Logs in with our own client, in the clear unless `ca` is given. */
export function loggedIn(endpoint: Endpoint, user = 'root', ca?: string): Promise<Session> {
  return openSession({
    target: { host: endpoint.host, port: endpoint.port },
    at: 'endpoint',
    user,
    password: '',
    tls: ca === undefined ? 'never' : 'must',
    material: ca === undefined ? {} : { ca: [ca] },
    verifyChain: ca !== undefined,
    connectMillis: 5000,
  });
}

/** Sends a command's bytes and returns the first payload of the answer: text, or `ERR number`. */
export async function command(session: Session, ...bytes: (number | string)[]): Promise<string> {
  const deadline = deadlineIn(5000);
  session.channel.restart();
  const parts = bytes.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part)));
  await session.channel.write(Buffer.concat(parts), deadline);
  const payload = await session.channel.read(deadline, 'the answer');
  return payload[0] === 0xff ? `ERR ${parseErr(payload).number}` : Buffer.from(payload).toString('latin1');
}
