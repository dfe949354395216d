import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './option-defaults-file-not-first.ts';

const client = (parts: NonNullable<Facts['client']>): Facts => makeFacts({ client: parts });
const late = { name: 'defaults-file', after: 'user' };
const message = "mysql: [ERROR] unknown variable 'defaults-file=c1.cnf'.";

it('fires: the message of a client', () => {
  const [found] = finds(check, client({ complaint: message, lateOption: late }), 1);
  expect(found).toMatchObject({ severity: 'error', what: expect.stringContaining('behind --user') });
  finds(check, client({ complaint: "mysql: [ERROR] unknown option '--no-defaults'." }), 1);
});

it('notices: the order alone', () => {
  expect(finds(check, client({ lateOption: late }), 1)[0]?.severity).toBe('notice');
});

it('is silent: in order, and another unknown variable', () => {
  finds(check, client({}), 0);
  finds(check, client({ complaint: "mysql: [ERROR] unknown variable 'defaults-files=c1.cnf'." }), 0);
});
