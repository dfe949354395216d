import { it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './proxy-haproxy-backend-down.ts';

const closed = wired(silent({ closedBeforeGreeting: 'fin' }));

it('fires: a balancer listens there and closes', () => {
  finds(check, { ...closed, listener: { pid: 7, program: 'haproxy' } }, 1);
});

it('is silent: another program, or none that is seen', () => {
  finds(check, { ...closed, listener: { pid: 7, program: 'sshd' } }, 0);
  finds(check, closed, 0);
});
