import { expect, it } from 'vitest';
import { readLines, textLines } from './read-lines.ts';

async function lines(...chunks: (string | number[])[]): Promise<string[]> {
  async function* stream() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? chunk : Uint8Array.from(chunk);
  }
  const all: string[] = [];
  for await (const line of readLines(stream())) all.push(line);
  return all;
}

it('joins lines across chunks and keeps every byte', async () => {
  expect(await lines('a\nb', '', 'c\r\n', '\nd')).toEqual(['a', 'bc', '', 'd']);
  expect(await lines([0xff, 0x00, 10])).toEqual(['\xff\0']);
  expect(await lines('é')).toEqual(['\xc3\xa9']);
  expect(await lines()).toEqual([]);
  expect(textLines('é\r\nb')).toEqual(['\xc3\xa9', 'b']);
});
