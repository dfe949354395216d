import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';
import { type Guest, greetingPlugin, loginOptions, objection, seconds } from './log-in.ts';
import type { Wire } from './wire.ts';

const guest: Guest = { id: 1, peer: { host: 'localhost', ip: '127.0.0.1' }, at: '127.0.0.1:5', wire: {} as Wire };
const accounts = [{ user: 'ann', password: 'x', require: { kind: 'ssl' } as const }, { user: 'bob' }];

it('looks accounts up for the password check and remembers them', () => {
  const { state } = deskOf({ accounts });
  const found: (string | undefined)[] = [];
  const options = loginOptions({ state, rsa: { privateKey: '', publicKey: '' }, faults: {} }, guest, (account) =>
    found.push(account?.user),
  );
  expect(options.findAccount('ann')).toMatchObject({ account: "'ann'@'%'", plugin: 'caching_sha2_password' });
  expect(options.findAccount('eve')).toBeUndefined();
  expect(found).toEqual(['ann', undefined]);
});

it('refuses after the password in the words of a wrong one', () => {
  const { state } = deskOf({ accounts });
  const [ann, bob] = state.accounts;
  const login = { database: undefined, tls: undefined };
  expect(objection(state, guest, ann!, { user: 'ann', ...login })?.message).toBe(
    "Access denied for user 'ann'@'localhost' (using password: YES)",
  );
  expect(objection(state, guest, bob!, { user: 'bob', ...login })).toBeUndefined();
  expect(objection(state, guest, bob!, { user: 'bob', ...login, database: 'nope' })?.number).toBe(1049);
  state.globals.set('require_secure_transport', 'ON');
  expect(objection(state, guest, bob!, { user: 'bob', ...login })?.number).toBe(3159);
});

it('greets with the plugin of its flavor', () => {
  expect(greetingPlugin(deskOf().state)).toBe('caching_sha2_password');
  expect(greetingPlugin(deskOf({ version: '10.11.6-MariaDB' }).state)).toBe('mysql_native_password');
});

it('keeps timers within what they take', () => {
  expect([seconds('5'), seconds('99999999999'), seconds(null)]).toEqual([5000, 0x7fffffff, 0]);
});
