import { expect, it } from 'vitest';
import { cutOff, makeGreeting } from '../../../test/make/facts.ts';
import { otherServer } from './same-server.ts';

const check = (greeted: readonly number[], around: readonly [number, number] | undefined, other: boolean): void => {
  const attempts = greeted.map((connectionId) => cutOff('login', { greeting: makeGreeting({ connectionId }) }));
  const seen = around === undefined ? {} : { around: { ids: around, delta: {} } };
  expect(otherServer({ attempts }, { version: '9.7.4', variables: { port: '3307' }, ...seen }) !== undefined).toBe(
    other,
  );
};

it('takes connection ids outside of those of the administrator for another server', () => {
  check([11, 12], [10, 13], false);
  check([11], [10, 40], false);
  check([9], [10, 11], true);
  check([40, 41], [10, 11], true);
  // Behind a balancer: one of them came here.
  check([40, 11], [10, 12], false);
});

it('knows nothing without a greeting or a first look', () => {
  check([], [10, 11], false);
  check([9], undefined, false);
  expect(otherServer(undefined, { version: '9.7.4', around: { ids: [1, 2], delta: {} } })).toBeUndefined();
});
