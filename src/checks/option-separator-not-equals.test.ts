import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-separator-not-equals.ts';

it('fires: a colon', () => void finds(check, serverWith('[mysqld]\nssl-cert: /x.pem\n'), 1));

it('fires: a blank', () => void finds(check, serverWith('[mysqld]\nssl_cert /x.pem\n', 'mariadb'), 1));

it('fires: a client', () => void finds(check, clientWith('[client]\nssl-mode VERIFY_CA\n'), 1));

it('is silent: blanks around =', () => void finds(check, serverWith('[mysqld]\nssl-cert = /x.pem\n'), 0));

it('is silent: a colon in the value', () => void finds(check, serverWith('[mysqld]\nssl-cipher=A:B\n'), 0));
