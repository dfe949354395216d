import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import type { RequireClause } from '../../facts/account.ts';
import { lostRequire } from './lost-require.ts';

const lost = (now: RequireClause, was?: RequireClause): string | undefined => {
  const required = was === undefined ? [] : [{ user: 'app', host: '%', require: was, since: new Date(0) }];
  return lostRequire(makeFacts({ admin: { required } }), { user: 'app', host: '%', plugin: 'x', require: now })?.words;
};
const both = { kind: 'SPECIFIED', subject: '/CN=app', issuer: '/CN=CA' } as const;

it('knows it by the texts that are left', () => {
  expect(lost({ kind: 'NONE', subject: '/CN=app', issuer: '/CN=CA' })).toBe("SUBJECT '/CN=app' AND ISSUER '/CN=CA'");
  expect(lost({ kind: 'NONE' })).toBeUndefined();
  expect(lost(both)).toBeUndefined();
});

it('knows it by what was given', () => {
  expect(lost({ kind: 'NONE' }, { kind: 'X509' })).toBe('X509');
  expect(lost({ kind: 'SPECIFIED', subject: '/CN=app' }, both)).toContain('ISSUER');
  expect(lost({ kind: 'X509' }, { kind: 'SSL' })).toBeUndefined();
  expect(lost({ ...both, subject: '/CN=other' }, both)).toBeUndefined();
  expect(lost(both, both)).toBeUndefined();
});
