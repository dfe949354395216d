import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import type { Link } from '../io/link.ts';
import { recorded } from './recorded-link.ts';

it('keeps the first bytes, 64 at most, while they are wanted', async () => {
  const chunks = [Buffer.from('abc'), Buffer.alloc(100, 'd'), Buffer.from('e')];
  const link = { read: async () => chunks.shift() } as unknown as Link;
  let kept: Uint8Array = new Uint8Array();
  let wanted = true;
  const tapped = recorded(
    link,
    (bytes) => {
      kept = bytes;
    },
    () => wanted,
  );
  expect(await tapped.read(deadlineIn(100), 'bytes')).toEqual(Buffer.from('abc'));
  expect(Buffer.from(kept).toString()).toBe('abc');
  await tapped.read(deadlineIn(100), 'bytes');
  expect(kept).toHaveLength(64);
  wanted = false;
  await tapped.read(deadlineIn(100), 'bytes');
  expect(await tapped.read(deadlineIn(100), 'bytes')).toBeUndefined();
  expect(kept).toHaveLength(64);
});
