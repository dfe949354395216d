import { describe, expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { Link } from '../io/link.ts';
import { channelOver } from './channel.ts';

const soon = () => deadlineIn(1000);

/** A link that hands out the chunks in order and keeps what was written. */
function fakeLink(chunks: Uint8Array[]): Link & { written: Uint8Array[] } {
  const written: Uint8Array[] = [];
  return {
    written,
    read: async () => chunks.shift(),
    write: async (bytes) => void written.push(bytes),
    pending: () => 0,
    alive: () => true,
    release: () => {
      throw new Error('not a socket');
    },
    end: async () => {},
    destroy: () => {},
  };
}

describe('channel', () => {
  it('joins chunks to payloads and numbers what it writes', async () => {
    const link = fakeLink([Uint8Array.of(2, 0), Uint8Array.of(0, 0, 7), Uint8Array.of(8, 1, 0, 0, 1, 9)]);
    const channel = channelOver(link, 'db1:3306');
    expect([...(await channel.read(soon(), 'x'))]).toEqual([7, 8]);
    expect([...(channel.poll() ?? [])]).toEqual([9]);
    expect(channel.poll()).toBeUndefined();
    await channel.write(Uint8Array.of(5), soon());
    expect([...(link.written[0] ?? [])]).toEqual([1, 0, 0, 2, 5]);
    channel.restart();
    await channel.write(Uint8Array.of(6), soon());
    expect(link.written[1]?.[3]).toBe(0);
  });

  it('says what was waited for when the server closes, and where it was cut', async () => {
    await expect(channelOver(fakeLink([]), 'db1:3306').read(soon(), 'the greeting')).rejects.toMatchObject({
      code: 'connection-closed',
      message: 'db1:3306: the server closed the connection (expected the greeting)',
    });
    await expect(channelOver(fakeLink([Uint8Array.of(9, 0)]), 'db1:3306').read(soon(), 'x')).rejects.toThrow(
      'in the middle of a packet (2 bytes)',
    );
  });

  it('refuses bytes that came before TLS', async () => {
    const channel = channelOver(fakeLink([Uint8Array.of(1, 0, 0, 0, 1, 9, 9)]), 'db1:3306');
    await channel.read(soon(), 'x');
    expect(() => channel.moveTo(fakeLink([]))).toThrow(/2 bytes before the TLS handshake/);
  });
});
