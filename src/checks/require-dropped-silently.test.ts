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

it('fires: tlsql secure gave it more', () => {
  const given = (now: RequireClause, was: RequireClause): Facts => {
    const { admin, ...rest } = facts(now);
    return { ...rest, admin: { ...admin, required: [{ user: 'app', host: '%', require: was, since: new Date(0) }] } };
  };
  const both = { kind: 'SPECIFIED', subject: '/CN=app', issuer: '/CN=CA' } as const;
  const scene = given({ kind: 'NONE' }, { kind: 'X509' });
  expect(fixOf(finds(check, scene, 1)[0], scene)[0]).toContain('REQUIRE X509');
  finds(check, given({ kind: 'SPECIFIED', subject: '/CN=app' }, both), 1);
  finds(check, given({ kind: 'X509' }, { kind: 'SSL' }), 0);
  finds(check, given({ ...both, subject: '/CN=other' }, both), 0);
  finds(check, given(both, both), 0);
});
