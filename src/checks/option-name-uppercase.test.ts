import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './option-name-uppercase.ts';

it('fires: MySQL', () => void finds(check, serverWith('[mysqld]\nTLS_VERSION=TLSv1.2\n'), 1));

it('is silent: MariaDB', () => void finds(check, serverWith('[mysqld]\nTLS_VERSION=TLSv1.2\n', 'mariadb'), 0));

it('is silent: a value in capitals', () => void finds(check, serverWith('[mysqld]\ntls_version=TLSV1.2\n'), 0));
