import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { once, serverOverriding, twice } from '../../test/make/overrides.ts';
import { check } from './option-systemd-overrides.ts';

it('fires: the server was started with another value', () => {
  finds(check, serverOverriding(once, ['--ssl-cert=/bad.pem']), 1);
});

it('is silent: two lines of one file', () => {
  finds(check, serverOverriding(twice), 0);
});
