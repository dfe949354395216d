import { expect, it } from 'vitest';
import type { Fault } from './check.ts';
import { indexTexts, matchLine } from './text-index.ts';

const fault = (id: string, ...texts: string[]): Fault => ({
  id,
  family: 'options',
  title: id,
  role: 'cause',
  severity: 'error',
  seenFrom: [],
  versions: '',
  symptoms: texts.map((text) => ({ where: 'x', text })),
  why: '',
  proof: '',
  fix: [],
  lookAlikes: [],
  leadsTo: [],
});

const index = indexTexts([
  fault('one', 'the frobnicator of channel alpha refused its purple token', 'shared words of both faults here'),
  fault('two', 'a purple whale swallowed the second handle', 'shared words of both faults here'),
  fault('three', 'entirely different prose about nothing'),
]);

it('finds the text in longer and changed lines', () => {
  const [best] = matchLine(
    index,
    '2026-01-01 00:00:00 app[12]: the frobnicator of channel alpha refused its purple token (17)',
  );
  expect(best?.ids).toEqual(['one']);
  expect(matchLine(index, 'shared words of both faults here')[0]?.ids).toEqual(['one', 'two']);
});

it('does not guess from a word or two', () => {
  expect(matchLine(index, 'a purple day')).toEqual([]);
  expect(matchLine(index, '')).toEqual([]);
});
