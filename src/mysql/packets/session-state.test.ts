import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { readSessionState, type SessionChange, writeSessionState } from './session-state.ts';

const changes: SessionChange[] = [
  { type: 'variable', name: 'autocommit', value: 'OFF' },
  { type: 'schema', name: 'test' },
  { type: 'other', number: 5, data: hex('0461626364') },
];

it('reads the one of the documentation: autocommit = OFF', () => {
  const documented = hex('00 0f 0a 61 75 74 6f 63 6f 6d 6d 69 74 03 4f 46 46');
  expect(readSessionState(documented)).toEqual(changes.slice(0, 1));
});

it('comes back as it was built; several variables in one entry are several changes', () => {
  expect(readSessionState(writeSessionState(changes))).toEqual(changes);
  expect(readSessionState(hex('00 08 01 61 01 31 01 62 01 32'))).toEqual([
    { type: 'variable', name: 'a', value: '1' },
    { type: 'variable', name: 'b', value: '2' },
  ]);
});

it('is refused cut, with bytes left over, or garbled', () => {
  const bytes = writeSessionState(changes);
  checkTruncations(bytes, readSessionState, [0, 17, 24]);
  checkGarbage(bytes, readSessionState);
  expect(codeOf(() => readSessionState(hex('01 03 01 61 62')))).toBe('bytes-left-over');
});
