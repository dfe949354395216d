import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './tls-version-removed.ts';

it('fires: one of two', () => void finds(check, serverWith('[mysqld]\ntls-version=TLSv1.1,TLSv1.2\n'), 1));

it('fires: nothing newer in MariaDB', () =>
  void finds(check, serverWith('[mysqld]\ntls-version=TLSv1.1\n', 'mariadb'), 1));

it('is silent: right', () => void finds(check, serverWith('[mysqld]\ntls-version=TLSv1.2\n'), 0));

it('is silent: something newer in MariaDB', () =>
  void finds(check, serverWith('[mysqld]\ntls-version=TLSv1.1,TLSv1.2\n', 'mariadb'), 0));

it('is silent: 5.6 has it', () => void finds(check, serverWith('[mysqld]\ntls-version=TLSv1\n', 'mysql56'), 0));
