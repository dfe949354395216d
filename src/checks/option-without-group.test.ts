import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-without-group.ts';

it('fires: before any group', () => void finds(check, serverWith('ssl-ca=/x\n[mysqld]\n'), 1));

it('fires: a byte-order mark', () => void finds(check, clientWith('\ufeff[client]\nssl-mode=REQUIRED\n'), 1));

it('fires: no bracket', () => void finds(check, serverWith('[mysqld\nssl-ca=/x\n', 'mariadb'), 1));

it('is silent: a comment first', () => void finds(check, serverWith('# mine\n\n[mysqld]\nssl-ca=/x\n'), 0));
