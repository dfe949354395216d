import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import type { Channel } from './channel.ts';
import { runQuery } from './query.ts';

// Real results are read in test/servers/session.test.ts; here the shapes that no server sends on demand.
function scripted(...payloads: number[][]): Channel & { written: Uint8Array[] } {
  const queue = payloads.map((bytes) => Uint8Array.from(bytes));
  const written: Uint8Array[] = [];
  return {
    written,
    poll: () => queue.shift(),
    read: async () => queue.shift() ?? new Uint8Array(0),
    write: async (payload) => void written.push(payload),
    restart: () => {},
    moveTo: () => {},
    allow: () => {},
    compress: () => {},
    link: () => {
      throw new Error('no link');
    },
  };
}

it('returns no rows for a statement without a result', async () => {
  expect(await runQuery(scripted([0, 0, 0, 2, 0, 0, 0]), 0x200n, 'DO 1', deadlineIn(1000))).toEqual([]);
});

it('refuses a file that the server asks for, with an empty answer', async () => {
  const channel = scripted([0xfb, 0x2f, 0x78], [0, 0, 0, 2, 0, 0, 0]);
  await expect(runQuery(channel, 0x200n, 'x', deadlineIn(1000))).rejects.toMatchObject({
    code: 'local-infile-refused',
  });
  expect(channel.written[1]).toEqual(new Uint8Array(0));
});

it('ends a response that makes no sense with a code', async () => {
  await expect(runQuery(scripted([1], [1, 2, 3]), 0x200n, 'x', deadlineIn(1000))).rejects.toBeInstanceOf(TlsqlError);
});
