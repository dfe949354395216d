import { expect, it } from 'vitest';
import { counted } from '../../test/mysql/drive.ts';
import { addChunk } from './chunks.ts';

it('keeps the bytes in order and the list short, whatever the sizes', () => {
  const chunks: Uint8Array[] = [];
  const sent = Array.from({ length: 10_000 }, (_, index) => counted(1 + (index % 3)));
  for (const chunk of sent) addChunk(chunks, chunk);
  expect(Buffer.concat(chunks).equals(Buffer.concat(sent))).toBe(true);
  expect(chunks.length).toBeLessThan(20);
});

it('leaves the first and the large ones alone', () => {
  const chunks = [counted(1)];
  addChunk(chunks, counted(2));
  expect(chunks.map((chunk) => chunk.length)).toEqual([1, 2]);
  const large = new Uint8Array(5000);
  addChunk(chunks, large);
  expect(chunks.at(-1)).toBe(large);
});
