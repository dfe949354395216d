import { expect, it } from 'vitest';
import { type Account, accountName, findAccount, hostAllowed, objectionTo } from './accounts.ts';
import { REQUIRE_NONE } from './require.ts';

const account = (user: string, host: string, changes: Partial<Account> = {}): Account => ({
  user,
  host,
  plugin: 'mysql_native_password',
  stored: '',
  require: REQUIRE_NONE,
  locked: false,
  grants: new Map(),
  ...changes,
});
const loopback = { host: 'localhost', ip: '127.0.0.1' };

it('finds the account that a server would', () => {
  const accounts = [account('ann', '%'), account('', 'localhost'), account('ann', '10.%'), account('bob', 'localhost')];
  const found = (user: string, peer = loopback): string | undefined => {
    const match = findAccount(accounts, user, peer);
    return match && accountName(match);
  };
  // The classic trap: the anonymous user at localhost stands before a named one at %.
  expect(found('ann')).toBe("''@'localhost'");
  expect(found('bob')).toBe("'bob'@'localhost'");
  expect(found('ann', { host: '10.1.1.1', ip: '10.1.1.1' })).toBe("'ann'@'10.%'");
  expect(found('bob', { host: '10.1.1.1', ip: '10.1.1.1' })).toBeUndefined();
  expect(findAccount([account('', '%'), account('a', '%')], 'a', loopback)?.user).toBe('a');
});

it('knows whether a host has any account', () => {
  expect(hostAllowed([account('a', '10.%')], loopback)).toBe(false);
  expect(hostAllowed([account('a', 'localhost')], loopback)).toBe(true);
});

it('objects in the order of the server', () => {
  const all = account('a', '%', { require: { kind: 'ssl' }, locked: true });
  const plain = { secureOnly: true, socket: false, flavor: 'mysql' as const };
  expect(objectionTo(all, undefined, plain)?.kind).toBe('require');
  expect(objectionTo({ ...all, require: REQUIRE_NONE }, undefined, plain)?.kind).toBe('locked');
  expect(objectionTo(account('a', '%'), undefined, plain)?.kind).toBe('insecure-transport');
  expect(objectionTo(account('a', '%'), undefined, { ...plain, socket: true })).toBeUndefined();
  expect(objectionTo(account('a', '%'), undefined, { ...plain, secureOnly: false })).toBeUndefined();
});

it('doubles quotes in names', () => {
  expect(accountName({ user: "o'x", host: '%' })).toBe("'o''x'@'%'");
});
