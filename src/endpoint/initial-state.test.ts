import { expect, it } from 'vitest';
import { initialState, type StateOptions } from './initial-state.ts';

const outside = { readFile: async () => '', protocols: undefined, shutdown: () => {} };
const check = (options: StateOptions, wrong: RegExp): void => {
  expect(() => initialState(options, outside)).toThrow(wrong);
  try {
    initialState(options, outside);
  } catch (error) {
    expect(error).toMatchObject({ code: 'endpoint-options-wrong' });
    expect(String(error)).not.toContain('secret');
  }
};

it('begins with root, without a password, and the flavor of the version', () => {
  const state = initialState({}, outside);
  expect(state.accounts).toMatchObject([{ user: 'root', host: 'localhost', stored: '' }]);
  expect(state.flavor).toBe('mysql');
  expect(initialState({ version: '11.4.2-MariaDB' }, outside).accounts[0]?.plugin).toBe('mysql_native_password');
});

it('takes variables as option files write them', () => {
  const { globals } = initialState({ variables: { 'require-secure-transport': '1', ssl_ca: 'x' } }, outside);
  expect([globals.get('require_secure_transport'), globals.get('ssl_ca')]).toEqual(['ON', 'x']);
});

it('refuses what cannot work', () => {
  check({ variables: { nope: '1' } }, /nope/);
  check({ variables: { tls_version: 'SSLv3' } }, /SSLv3/);
  check({ version: '' }, /version/);
  check({ accounts: [{ user: 'a', plugin: 'made_up', password: 'secret' }] }, /made_up/);
  check({ accounts: [{ user: 'a', plugin: 'auth_socket', password: 'secret' }] }, /auth_socket/);
});
