import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './native-password-plugin-removed-server.ts';

it('fires: 1524 of that plugin', () => {
  finds(check, wired(loginError(1524, 'Plugin mysql_native_password is not loaded')), 1);
});

it('is silent: 1524 of another', () => {
  finds(check, wired(loginError(1524, 'Plugin parsec is not loaded')), 0);
});
