import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './auth-plugin-missing-server.ts';

it('fires: 1524', () => {
  finds(check, wired(loginError(1524, 'Plugin parsec is not loaded')), 1);
});

it('is silent: the plugin that MySQL removed', () => {
  finds(check, wired(loginError(1524, 'Plugin mysql_native_password is not loaded')), 0);
});
