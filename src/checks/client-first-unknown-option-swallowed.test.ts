import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-first-unknown-option-swallowed.ts';

it('fires: one line', () => void finds(check, clientWith('[client]\nssl-verify-server-cert\n', 'mysql-9'), 1));

it('is silent: two lines are reported', () =>
  void finds(check, clientWith('[client]\nskip-ssl\nssl-fp=x\n', 'mysql-9'), 0));

it('is silent: another client', () => void finds(check, clientWith('[client]\nskip-ssl\n', 'mysql-8'), 0));
