import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './proxy-proxysql-tls-on-one-leg.ts';

const facts = (program: string | undefined, version: string, offersTls = false): Facts => ({
  ...wired(cutOff('capability', { greeting: makeGreeting({ version, offersTls }) })),
  ...(program === undefined ? {} : { listener: { pid: 7, program } }),
});

it('fires: the process that listens, or the version', () => {
  expect(finds(check, facts('/usr/bin/proxysql', '8.0.11'), 1)[0]?.what).toContain('(process 7)');
  finds(check, facts(undefined, '8.0.11 (ProxySQL)'), 1);
});

it('is silent: it offers TLS, or it is another program', () => {
  finds(check, facts('/usr/bin/proxysql', '8.0.11', true), 0);
  finds(check, facts('/usr/sbin/mysqld', '8.0.11'), 0);
  finds(check, wired(makeAttempt()), 0);
});
