import { expect, it } from 'vitest';
import { errOf, sqlError } from './sql-error.ts';

const thrown = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it('carries number, state and text to the ERR packet', () => {
  const error = thrown(() => sqlError(1094, 'HY000', 'Unknown thread id: 5'));
  expect(error).toMatchObject({ code: 'endpoint-statement-refused' });
  expect(errOf(error)).toEqual({ number: 1094, sqlState: 'HY000', message: 'Unknown thread id: 5' });
});

it('shows nothing of a bug but that there is one', () => {
  expect(errOf(new Error('secret'))).toEqual({ number: 1105, sqlState: 'HY000', message: 'Unknown error (internal)' });
});
