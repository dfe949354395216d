import { expect, it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { check } from './network-silent-listener.ts';

it('fires: silent', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout' })), 1);
});

it('fires: a greeting that drips', () => {
  const firstBytes = Buffer.from('4a0000000a392e37', 'hex');
  const [found] = finds(check, wired(silent({ closedBeforeGreeting: 'timeout', firstBytes })), 1);
  expect(found?.what).toContain('does not come to the end of its greeting');
});

it('is silent: closed, or it said something', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'fin' })), 0);
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout', firstBytes: Buffer.from('x') })), 0);
});

it('names the process that is stopped, and what lets it go on', () => {
  const facts = {
    ...wired(silent({ closedBeforeGreeting: 'timeout' })),
    listener: { pid: 42, program: 'mysqld', stopped: true } as const,
  };
  const [found] = finds(check, facts, 1);
  expect(found?.what).toContain('mysqld (process 42) listens there and is stopped');
  expect(fixOf(found, facts)[0]).toContain('kill -CONT 42');
});

it('leaves out what the process that listens cannot be, and says how to look at it', () => {
  const facts = (program?: string) => ({
    ...wired(silent({ closedBeforeGreeting: 'timeout' })),
    ...(program === undefined ? {} : { listener: { pid: 42, program } }),
  });
  const kinds = (program?: string): number => finds(check, facts(program), 1)[0]?.candidates?.length ?? 0;
  expect([kinds(), kinds('haproxy'), kinds('mysqld')]).toEqual([3, 2, 2]);
  const [found] = finds(check, facts('haproxy'), 1);
  expect(fixOf(found, facts('haproxy'))[0]).toMatch(/^ps .* -p 42 /);
});
