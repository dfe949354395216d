import { expect, it } from 'vitest';
import { makeIntent, makeSituation } from '../../test/make/situation.ts';
import { accountSteps, setSql } from './steps.ts';

it('sets variables by name and scope', () => {
  expect(setSql({ name: 'ssl_ca', value: "/a'b", scope: 'global' })).toBe("SET GLOBAL ssl_ca = '/a''b'");
  expect(setSql({ name: 'require_secure_transport', value: 'ON', scope: 'persist' })).toBe(
    'SET PERSIST require_secure_transport = ON',
  );
});

it('leaves accounts alone that are right, and knows the way back of the others', () => {
  const at = (kind: 'NONE' | 'X509', version = '9.7.0'): string[] =>
    accountSteps(
      makeSituation({ version, accounts: [{ user: 'app', host: '%', plugin: '', require: { kind } }] }),
      makeIntent(),
    ).steps.map(({ undo }) => undo);
  expect(at('X509')).toEqual([]);
  expect(at('NONE')).toEqual(["ALTER USER 'app'@'%' REQUIRE NONE"]);
  expect(at('NONE', '5.6.24')).toEqual(["GRANT USAGE ON *.* TO 'app'@'%' REQUIRE NONE"]);
});
