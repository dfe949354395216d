import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-tls-on-without-cert.ts';

it('fires: a CA alone', () => void finds(check, serverWith('[mysqld]\nssl-ca=/ca.pem\n'), 1));

it('fires: ssl alone', () => void finds(check, serverWith('[mysqld]\nssl\n', 'mariadb'), 1));

it('is silent: all three', () =>
  void finds(check, serverWith('[mysqld]\nssl-ca=/ca.pem\nssl-cert=/c.pem\nssl-key=/k.pem\n'), 0));

it('is silent: off', () => void finds(check, serverWith('[mysqld]\nskip-ssl\nssl-ca=/ca.pem\n', 'mariadb'), 0));

it('is silent: nothing', () => void finds(check, serverWith('[mysqld]\n', 'mariadb'), 0));
