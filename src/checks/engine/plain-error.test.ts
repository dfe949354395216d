import { expect, it } from 'vitest';
import { failedTls, loginError, makeAttempt, wired } from '../../../test/make/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { plainError } from './plain-error.ts';

const answered: Attempt = {
  ...failedTls({
    plainAnswer: { bytes: new Uint8Array(), error: { errno: 1156, text: 'out of order' }, unasked: true },
  }),
  purpose: 'tls-refusal',
};

it('takes the raw bytes for more than the login', () => {
  const plain = loginError(1045, 'denied', { purpose: 'plain' });
  expect(plainError(wired(failedTls({}), answered, plain))).toEqual({
    errno: 1156,
    text: 'out of order',
    unasked: true,
  });
  expect(plainError(wired(failedTls({}), plain))).toMatchObject({ errno: 1045, unasked: false });
});

it('says nothing where TLS came about', () => {
  expect(plainError(wired(makeAttempt(), answered))).toBeUndefined();
});
