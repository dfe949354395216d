import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-ca-given-not-verified.ts';

it('fires: REQUIRED', () => void finds(check, clientWith('[client]\nssl-mode=REQUIRED\nssl-ca=/ca.pem\n'), 1));

it('is silent: VERIFY_CA', () => void finds(check, clientWith('[client]\nssl-mode=VERIFY_CA\nssl-ca=/ca.pem\n'), 0));

it('is silent: no mode: the CA makes it verify', () => void finds(check, clientWith('[client]\nssl-ca=/ca.pem\n'), 0));

it('is silent: no CA', () => void finds(check, clientWith('[client]\nssl-mode=REQUIRED\n'), 0));
