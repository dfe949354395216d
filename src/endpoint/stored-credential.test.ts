import { expect, it } from 'vitest';
import { accountPlugins, isAccountPlugin, storedCredential } from './stored-credential.ts';

const random = (length: number): Uint8Array => new Uint8Array(length).fill(0x41);

it('stores a password as each plugin does', () => {
  // SELECT PASSWORD('secret') of MariaDB 10.11.
  expect(storedCredential('mysql_native_password', 'secret', random)).toBe('*14E65567ABDB5135D0CFD9A70B3032C179A49EE7');
  expect(storedCredential('caching_sha2_password', 'secret', random)).toMatch(/^\$A\$005\$A{20}[./0-9A-Za-z]{43}$/);
  expect(storedCredential('sha256_password', 'secret', random)).toMatch(/^\$5\$/);
  // SELECT ed25519_password('secret') of MariaDB 10.11.
  expect(storedCredential('ed25519', 'secret', random)).toBe('ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY');
  expect(storedCredential('parsec', 'secret', random)).toMatch(/^P0:/);
  expect(storedCredential('auth_socket', 'secret', random)).toBeUndefined();
});

it('knows the plugins of accounts', () => {
  expect(['ed25519', 'parsec', 'auth_socket', 'made_up'].map(isAccountPlugin)).toEqual([true, true, true, false]);
  expect(accountPlugins()).toContain('unix_socket');
  for (const plugin of accountPlugins()) expect(isAccountPlugin(plugin), plugin).toBe(true);
});
