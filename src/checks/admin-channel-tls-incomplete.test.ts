import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './admin-channel-tls-incomplete.ts';

it('fires: a version alone', () =>
  void finds(check, serverWith('[mysqld]\nadmin-address=127.0.0.1\nadmin-tls-version=TLSv1.3\n'), 1));

it('is silent: none of them', () => void finds(check, serverWith('[mysqld]\nadmin-address=127.0.0.1\n'), 0));

it('is silent: a pair', () =>
  void finds(check, serverWith('[mysqld]\nadmin-address=127.0.0.1\nadmin-ssl-cert=/c.pem\nadmin-ssl-key=/k.pem\n'), 0));

it('is silent: no admin port', () => void finds(check, serverWith('[mysqld]\nadmin-tls-version=TLSv1.3\n'), 0));
