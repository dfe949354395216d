import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './client-option-in-server-group.ts';

it('fires: ssl-mode', () => void finds(check, serverWith('[mysqld]\nssl-mode=REQUIRED\n'), 1));

it('fires: of MariaDB', () => void finds(check, serverWith('[server]\nssl-verify-server-cert\n', 'mariadb'), 1));

it('is silent: its own group', () => void finds(check, serverWith('[client]\nssl-mode=REQUIRED\n'), 0));

it('is silent: an option of both', () => void finds(check, serverWith('[mysqld]\nssl-ca=/x\n'), 0));
