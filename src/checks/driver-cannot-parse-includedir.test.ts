import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './driver-cannot-parse-includedir.ts';

it('fires: a directive', () =>
  void finds(check, clientWith('[client]\n!includedir /etc/mysql/conf.d\n', 'pymysql'), 1));
it('is silent: a program that knows it', () =>
  void finds(check, clientWith('[client]\n!includedir /etc/mysql/conf.d\n', 'mysql-9'), 0));
it('is silent: no directive', () => void finds(check, clientWith('[client]\n', 'pymysql'), 0));
