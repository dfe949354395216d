import { expect, it } from 'vitest';
import { ByteSink } from './byte-sink.ts';

it('hands on chunks and keeps every byte in order', () => {
  const chunks: Uint8Array[] = [];
  const sink = new ByteSink((chunk) => {
    chunks.push(chunk);
    return undefined;
  });
  const parts = [10, 70_000, 0, 65_536, 1].map((size, index) => Buffer.alloc(size, index + 1));
  for (const part of parts) sink.bytes(part);
  sink.text('é');
  sink.flush();
  sink.flush();
  expect(Buffer.concat(chunks).equals(Buffer.concat([...parts, Buffer.from('é')]))).toBe(true);
});

it('passes on the wish to wait', async () => {
  let taken = 0;
  const sink = new ByteSink(async () => {
    taken += 1;
  });
  expect(sink.text('a')).toBeUndefined();
  const wait = sink.bytes(Buffer.alloc(66_000));
  expect(wait).toBeInstanceOf(Promise);
  await wait;
  await sink.flush();
  expect(taken).toBe(2);
});
