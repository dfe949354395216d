import { expect, it } from 'vitest';
import { alertOfError } from './alert-of-error.ts';

it('tells the alert of an error, and 46 for what has none of its own', () => {
  expect(alertOfError('X509_V_ERR_EE_KEY_TOO_SMALL')).toBe(42);
  expect(alertOfError('X509_V_ERR_PATH_LENGTH_EXCEEDED')).toBe(48);
  expect(alertOfError('X509_V_ERR_PERMITTED_VIOLATION')).toBe(46);
});
