import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-ssl-mode-invalid.ts';

it('fires: a dash', () => void finds(check, clientWith('[client]\nssl-mode=verify-ca\n'), 1));

it('is silent: small letters', () => void finds(check, clientWith('[client]\nssl-mode=verify_ca\n'), 0));

it('is silent: another option', () => void finds(check, clientWith('[client]\ntls-version=9\n'), 0));
