import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './tls13-ciphersuites-empty.ts';

it('fires: empty', () => void finds(check, serverWith('[mysqld]\ntls-ciphersuites=\n'), 1));

it('is silent: without TLS 1.3', () =>
  void finds(check, serverWith('[mysqld]\ntls-ciphersuites=\ntls-version=TLSv1.2\n'), 0));

it('is silent: not given', () => void finds(check, serverWith('[mysqld]\n'), 0));

it('is silent: a suite', () => void finds(check, serverWith('[mysqld]\ntls-ciphersuites=TLS_AES_128_GCM_SHA256\n'), 0));
