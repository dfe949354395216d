import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-mariadb-option-unknown-to-mysql.ts';

it('fires: a tool', () => void finds(check, clientWith('[client]\nssl-verify-server-cert\n', 'mysql-8'), 1));

it('is silent: MariaDB', () => void finds(check, clientWith('[client]\nssl-verify-server-cert\n', 'mariadb-10'), 0));

it('is silent: nobody named', () => void finds(check, clientWith('[client]\nskip-ssl\n'), 0));
