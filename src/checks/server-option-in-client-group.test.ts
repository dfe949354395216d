import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './server-option-in-client-group.ts';

it('fires: a client', () => void finds(check, clientWith('[client]\nrequire_secure_transport=ON\n', 'mariadb-11'), 1));

it('is silent: its own group', () => void finds(check, clientWith('[mysqld]\nrequire_secure_transport=ON\n'), 0));

it('is silent: an option of both', () => void finds(check, clientWith('[client]\nssl-ca=/x\n'), 0));
