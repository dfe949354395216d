import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { decide } from '../checks/engine/decide.ts';
import type { Fixed } from './fix.ts';
import { fixedJson, fixedText, fixPlanText } from './fixed-text.ts';

const facts = makeFacts();
const seen = { facts, diagnosis: decide(facts, []) };
const fixed: Fixed = {
  verdict: 'mended',
  plan: {
    steps: [
      {
        id: 'mode-1',
        title: 'chmod 0400 /k\u001b[2J',
        reason: 'it is open',
        risk: 'none',
        undo: 'the mode comes back',
        restarts: false,
        details: [],
        action: { do: 'run', line: 'chmod 0400 /k', path: '/k', kind: 'mode' },
      },
    ],
    mends: [
      { id: 'a', key: '1' },
      { id: 'a', key: '2' },
    ],
    left: [{ id: 'b', what: 'x', why: 'it needs a person' }],
  },
  first: seen,
  last: seen,
};

it('shows the plan without steering the terminal', () => {
  const text = fixPlanText(fixed.plan);
  expect(text).toContain('   1. chmod 0400 /k\\x1b[2J');
  expect(text).toContain('left to you:\n  b: it needs a person');
});

it('says how it ended', () => {
  expect(fixedText(fixed)).toBe('mended: a');
  expect(fixedText({ ...fixed, verdict: 'nothing' })).toMatch(/nothing here that is done for anybody/);
  expect(fixedText({ ...fixed, verdict: 'nothing', plan: { steps: [], mends: [], left: [] } })).toBe('nothing to mend');
  expect(fixedText({ ...fixed, verdict: 'undo-incomplete', undone: { why: 'w', left: ['/k is gone'] } })).toBe(
    'why: w\n  not as before: /k is gone\nNOT everything could be taken back',
  );
  expect(fixedJson(fixed)).toMatchObject({
    verdict: 'mended',
    before: { verdict: 'unknown', cause: null },
    steps: [{ id: 'mode-1' }],
    mends: ['a'],
    left: [{ id: 'b' }],
  });
});
