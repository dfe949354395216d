import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './tls-version-typo.ts';

it('fires: a blank', () => void finds(check, serverWith('[mysqld]\ntls-version="TLSv1.2, TLSv1.3"\n'), 1));

it('fires: a number', () => void finds(check, serverWith('[mysqld]\ntls_version=1.3\n', 'mariadb'), 1));

it('fires: the admin port', () => void finds(check, serverWith('[mysqld]\nadmin-tls-version=TLSv1.4\n'), 1));

it('is silent: right', () => void finds(check, serverWith('[mysqld]\ntls-version=tlsv1.2,TLSv1.3\n'), 0));

it('is silent: removed is another fault', () => void finds(check, serverWith('[mysqld]\ntls-version=TLSv1.1\n'), 0));

it('is silent: empty is off', () => void finds(check, serverWith('[mysqld]\ntls-version=\n'), 0));
