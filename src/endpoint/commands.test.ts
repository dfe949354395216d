import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, loggedIn } from '../../test/endpoint/raw-client.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { Session } from '../session/open-session.ts';
import { type Endpoint, startEndpoint } from './server.ts';

let endpoint: Endpoint;
let session: Session;
beforeAll(async () => {
  endpoint = await startEndpoint({ databases: ['shop'] });
  session = await loggedIn(endpoint);
});
afterAll(() => endpoint.close());

const ok = '\0';

it('answers each command', async () => {
  expect((await command(session, 0x0e))[0]).toBe(ok);
  expect((await command(session, 0x02, 'shop'))[0]).toBe(ok);
  expect(await session.query('SELECT DATABASE()')).toEqual([['shop']]);
  expect(await command(session, 0x02, 'nope')).toBe('ERR 1049');
  expect(await command(session, 0x09)).toMatch(/^Uptime: \d+ {2}Threads: 1 {2}Questions: \d+$/);
  await session.query('SET @a = 1');
  expect((await command(session, 0x1f))[0]).toBe(ok);
  expect(await session.query('SELECT @a')).toEqual([[null]]);
  expect((await command(session, 0x1b, 0, 0)).charCodeAt(0)).toBe(0xfe);
});

it('refuses what it does not speak and goes on', async () => {
  expect(await command(session, 0x16, 'SELECT ?')).toBe('ERR 1295');
  expect(await command(session, 0x99)).toBe('ERR 1047');
  expect(await command(session)).toBe('ERR 1835');
  expect(await command(session, 0x0e, 'more')).toBe('ERR 1835');
  expect(await command(session, 0x11, 'no zero')).toBe('ERR 1835');
  expect(await command(session, 0x03, `SELECT '${'a'.repeat(1024 * 1024)}'`)).toBe('ERR 1153');
  expect(await session.query('SELECT 1')).toEqual([['1']]);
});

it('sends long results, and reads past what a client sends in pieces', async () => {
  const wide = Array.from({ length: 300 }, (_, index) => `'${'x'.repeat(900)}' AS c${index}`).join();
  const [row] = await session.query(`SELECT ${wide}`);
  expect(row).toHaveLength(300);
});

it('ends a session that says nothing for too long', async () => {
  const idle = await loggedIn(endpoint);
  await idle.query('SET wait_timeout = 1');
  // What comes unasked: the server's last word.
  idle.channel.restart();
  const word = await idle.channel.read(deadlineIn(5000), 'the last word');
  expect(Buffer.from(word).readUInt16LE(1)).toBe(4031);
});

it('ends a session whose packet is larger than allowed, or out of order', async () => {
  for (const [header, number] of [
    [[0xff, 0xff, 0xff, 0], 1153],
    [[1, 0, 0, 9], 1156],
  ] as const) {
    const bad = await loggedIn(await small());
    bad.channel.restart();
    await bad.channel.link().write(Uint8Array.from(header), deadlineIn(5000));
    const seen = await bad.channel.link().read(deadlineIn(5000), 'the last word');
    expect(Buffer.from(seen ?? []).readUInt16LE(5)).toBe(number);
  }
});

let tiny: Endpoint | undefined;
async function small(): Promise<Endpoint> {
  tiny ??= await startEndpoint({ variables: { max_allowed_packet: '1000' } });
  return tiny;
}
afterAll(() => tiny?.close());
