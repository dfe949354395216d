import { expect, it } from 'vitest';
import { joinedProgress, type Progress, terminalProgress } from './progress.ts';

function drawn(isTTY: boolean, use: (progress: Progress) => void): string {
  let text = '';
  const stream = { isTTY, columns: 12, write: (part: string) => (text += part) };
  use(terminalProgress(stream as unknown as NodeJS.WriteStream));
  return text;
}

it('draws one line over the other on a terminal, cut to its width', () => {
  const text = drawn(true, ({ update, say }) => {
    update('one');
    update('a line that is too long');
    say('done');
  });
  expect(text).toBe('one\r\x1b[Ka line that\r\x1b[Kdone\n');
});

it('writes plain lines elsewhere', () => {
  expect(drawn(false, ({ update, say }) => [update('one'), say('done')])).toBe('done\n');
});

it('joins jobs that go on side by side', () => {
  const states: string[] = [];
  const of = joinedProgress({ say: (line) => states.push(`said ${line}`), update: (line) => states.push(line) });
  of('a').update('a 1 %');
  of('b').update('b 2 %');
  of('a').say('a done');
  expect(states).toEqual(['a 1 %', 'a 1 % · b 2 %', 'said a done', 'b 2 %']);
});
