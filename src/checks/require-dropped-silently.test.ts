import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { RequireClause } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './require-dropped-silently.ts';

const facts = (require: RequireClause): Facts =>
  makeFacts({ admin: { version: '9.7.4', accounts: [{ user: 'app', host: '%', plugin: 'x', require }] } });

it('fires: the texts of a clause are left behind', () => {
  const scene = facts({ kind: 'NONE', subject: '/CN=app', issuer: '/CN=CA' });
  const [found] = finds(check, scene, 1);
  expect(fixOf(found, scene)[0]).toContain("REQUIRE SUBJECT '/CN=app' AND ISSUER '/CN=CA'");
});

it('is silent: nothing is left, or the clause is in force', () => {
  finds(check, facts({ kind: 'NONE' }), 0);
  finds(check, facts({ kind: 'SPECIFIED', subject: '/CN=app' }), 0);
});
