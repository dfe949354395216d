import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildErr, isErr, parseErr } from './err.ts';

const err = { number: 1096, sqlState: 'HY000', message: 'No tables used' };

it('reads the one of the documentation, and comes back as it was built', () => {
  const documented = hex('ff 48 04 23 48 59 30 30 30 4e 6f 20 74 61 62 6c 65 73 20 75 73 65 64');
  expect(parseErr(documented)).toEqual(err);
  expect(buildErr(err)).toEqual(documented);
  expect(isErr(documented)).toBe(true);
});

it('does without the SQLSTATE, as before the greeting', () => {
  const early = { number: 1040, sqlState: undefined, message: 'Too many connections' };
  expect(parseErr(buildErr(early))).toEqual(early);
});

it('is refused cut before the message, with another header, or garbled', () => {
  const bytes = buildErr({ ...err, message: '' });
  checkTruncations(bytes, parseErr, [3]);
  checkGarbage(buildErr(err), parseErr);
  expect(codeOf(() => parseErr(hex('00 0000')))).toBe('field-invalid');
});
