import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-with-dashes-in-file.ts';

it('fires: a server', () => void finds(check, serverWith('[mysqld]\n--ssl-cert=/x\n'), 1));

it('fires: a client', () => void finds(check, clientWith('[client]\n--ssl-ca=/x\n'), 1));

it('is silent: no dashes', () => void finds(check, serverWith('[mysqld]\nssl-cert=/x\n'), 0));

it('is silent: another group', () => void finds(check, serverWith('[mysqldump]\n--ssl-cert=/x\n'), 0));
