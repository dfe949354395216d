import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-ssl-disabled-by-option.ts';

it('fires: skip-ssl', () => void finds(check, serverWith('[mysqld]\nssl-cert=/c.pem\nskip-ssl\n', 'mariadb'), 1));

it('fires: ssl=OFF', () => void finds(check, serverWith('[mysqld]\nssl=OFF\n', 'mariadb'), 1));

it('fires: an empty tls_version', () => void finds(check, serverWith('[mysqld]\ntls_version=\n'), 1));

it('is silent: on again', () => void finds(check, serverWith('[mysqld]\nskip-ssl\nssl\n', 'mariadb'), 0));

it('is silent: removed from MySQL', () => void finds(check, serverWith('[mysqld]\nssl=0\n'), 0));
