import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { Link } from '../io/link.ts';
import { compressPieces } from '../mysql/compression.ts';
import { compressedLink } from './compressed-link.ts';

// Real servers speak it in test/servers/connect.test.ts; here the numbering, which they check of us.
it('numbers pieces from 0 with every command, in both directions together', async () => {
  const soon = deadlineIn(1000);
  const written: Uint8Array[] = [];
  const answers = [1, 1].map((sequence) => Buffer.concat(compressPieces(Uint8Array.of(7, 8), sequence, 'zlib')));
  const plain: Link = {
    read: async () => answers.shift(),
    write: async (bytes) => void written.push(bytes),
    pending: () => 0,
    alive: () => true,
    release: () => {
      throw new Error('not a socket');
    },
    end: async () => {},
    destroy: () => {},
  };
  const link = compressedLink(plain, 'zlib');
  for (const _ of [1, 2]) {
    link.restart();
    await link.write(Uint8Array.of(1, 2, 3), soon);
    expect(await link.read(soon, 'x')).toEqual(Buffer.from([7, 8]));
  }
  expect(written.map((bytes) => [...bytes])).toEqual(Array(2).fill([3, 0, 0, 0, 0, 0, 0, 1, 2, 3]));
  expect(await link.read(soon, 'x')).toBeUndefined();
});
