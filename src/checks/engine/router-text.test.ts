import { expect, it } from 'vitest';
import { greetingError, loginError, wired } from '../../../test/make/facts.ts';
import { foundRouterText } from './router-text.ts';

it('says where the error came: before the greeting or in the login', () => {
  const run = foundRouterText(/SSL is required from client/);
  const text = 'SSL connection error: SSL is required from client';
  expect(run(wired(greetingError(2026, text)))).toMatchObject([{ leadsTo: ['greeting-refused'] }]);
  expect(run(wired(loginError(2026, text)))).toMatchObject([{ evidence: { errno: 2026 } }]);
  expect(run(wired(loginError(1045, 'Access denied')))).toEqual([]);
});
