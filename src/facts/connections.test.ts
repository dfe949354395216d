import { expect, it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { connectionsOf } from './connections.ts';

it('adds up connections, not attempts', () => {
  expect(connectionsOf([])).toEqual({ opened: 0, counted: 0 });
  const attempts = [makeAttempt({ counted: false }), makeAttempt({ counted: true, connections: 2 }), makeAttempt()];
  expect(connectionsOf(attempts)).toEqual({ opened: 4, counted: 2 });
});
