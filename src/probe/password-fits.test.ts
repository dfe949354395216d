import { expect, it } from 'vitest';
import { sha2Stored } from '../mysql/auth/caching-sha2-password.ts';
import { passwordFits } from './password-fits.ts';

const check = (plugin: string, stored: string, fits: boolean | undefined): void =>
  expect(passwordFits(plugin, stored, 'mypass')).toBe(fits);

it('compares with what the server stores', () => {
  // The manual's SELECT PASSWORD('mypass').
  check('mysql_native_password', '*6C8989366EAF75BB670AD8EA7A7FC1176A95CEF4', true);
  check('mysql_native_password', '*0000000000000000000000000000000000000000', false);
  check('mysql_native_password', '', false);
  const salt = Buffer.from('abcdefghijklmnopqrst');
  check('caching_sha2_password', sha2Stored(Buffer.from('mypass'), salt), true);
  check('caching_sha2_password', sha2Stored(Buffer.from('other'), salt), false);
});

it('says nothing where nothing can be said', () => {
  check('unix_socket', '', undefined);
  check('caching_sha2_password', '$A$005$\ufffd', undefined);
});
