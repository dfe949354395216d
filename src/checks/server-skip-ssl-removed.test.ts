import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-skip-ssl-removed.ts';

it('fires: skip-ssl', () => void finds(check, serverWith('[mysqld]\nskip-ssl\n'), 1));

it('fires: ssl=0', () => void finds(check, serverWith('[mysqld]\nssl=0\n'), 1));

it('is silent: MariaDB', () => void finds(check, serverWith('[mysqld]\nskip-ssl\n', 'mariadb'), 0));

it('is silent: 5.6', () => void finds(check, serverWith('[mysqld]\nskip-ssl\n', 'mysql56'), 0));

it('is silent: of a client', () => void finds(check, serverWith('[mysql]\nskip-ssl\n'), 0));
