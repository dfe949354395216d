import { expect, it } from 'vitest';
import { explainNumber, serverRefusal } from './server-refusal.ts';

it('keeps number, SQLSTATE and text, and explains the common ones', () => {
  const error = serverRefusal({ number: 1045, sqlState: '28000', message: 'Access denied' });
  expect(error.message).toBe('ERROR 1045 (28000): Access denied');
  expect(error).toMatchObject({ code: 'server-refused', fault: 'refused' });
  expect(error.detail.fields).toEqual({
    number: 1045,
    sqlState: '28000',
    message: 'Access denied',
    explanation: explainNumber(1045),
  });
});

it('is server-error for a statement, without an explanation where there is none', () => {
  const error = serverRefusal({ number: 1064, sqlState: undefined, message: 'syntax' }, 'server-error');
  expect(error).toMatchObject({ code: 'server-error', message: 'ERROR 1064 (HY000): syntax' });
  expect(error.detail.fields).not.toHaveProperty('explanation');
});

it('explains every number that a login meets', () => {
  for (const number of [1040, 1043, 1045, 1129, 1130, 1226, 1251, 1820, 3118, 3159, 4151])
    expect(explainNumber(number), String(number)).toMatch(/^[a-z].*[^.]$/);
});
