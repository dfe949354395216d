import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-tls-version-invalid.ts';

it('fires: a number', () => void finds(check, clientWith('[client]\ntls-version=1.2\n'), 1));

it('fires: removed from MySQL', () => void finds(check, clientWith('[client]\ntls-version=TLSv1.1\n', 'mysql-9'), 1));

it('is silent: right', () => void finds(check, clientWith('[client]\ntls-version=TLSv1.2\n'), 0));

it('is silent: one of two is known', () => void finds(check, clientWith('[client]\ntls-version=TLSv1.2,TLSv1.4\n'), 0));
