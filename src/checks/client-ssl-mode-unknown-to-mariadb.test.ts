import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-ssl-mode-unknown-to-mariadb.ts';

it('fires: ssl-mode', () => void finds(check, clientWith('[client]\nssl-mode=REQUIRED\n', 'mariadb-11'), 1));

it('is silent: MySQL', () => void finds(check, clientWith('[client]\nssl-mode=REQUIRED\n', 'mysql-9'), 0));

it('is silent: nobody named', () => void finds(check, clientWith('[client]\nssl-mode=REQUIRED\n'), 0));

it('is silent: a group of MySQL alone', () =>
  void finds(check, clientWith('[mysqldump]\nssl-mode=REQUIRED\n', 'mariadb-11'), 0));
