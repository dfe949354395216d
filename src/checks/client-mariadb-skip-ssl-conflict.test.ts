import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-mariadb-skip-ssl-conflict.ts';

it('fires: both', () => void finds(check, clientWith('[client]\nskip-ssl\nssl-verify-server-cert\n', 'mariadb-11'), 1));

it('is silent: off alone', () => void finds(check, clientWith('[client]\nskip-ssl\n', 'mariadb-11'), 0));

it('is silent: MySQL', () => void finds(check, clientWith('[client]\nskip-ssl\nssl-ca=/x\n', 'mysql-9'), 0));
