import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { byHand, reloadAndProve, restartAndProve } from './mend.ts';
import { mendLines } from './mend-lines.ts';

it('prints what a person does as it is, and ends with the proof', () => {
  expect(mendLines(byHand('ask the owner'), makeFacts())).toEqual(['ask the owner']);
  for (const mends of [reloadAndProve, restartAndProve]) expect(mends.at(-1)).toEqual({ kind: 'prove' });
});
