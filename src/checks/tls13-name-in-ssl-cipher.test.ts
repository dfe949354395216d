import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './tls13-name-in-ssl-cipher.ts';

it('fires: MySQL', () => void finds(check, serverWith('[mysqld]\nssl-cipher=TLS_AES_128_GCM_SHA256\n'), 1));

it('fires: MariaDB, TLS 1.2 left without any', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=TLS_AES_128_GCM_SHA256\n', 'mariadb'), 1));

it('fires: a client', () =>
  void finds(check, clientWith('[client]\nssl-cipher=TLS_AES_128_GCM_SHA256\n', 'mysql-9'), 1));

it('is silent: both kinds in MariaDB', () =>
  void finds(
    check,
    serverWith('[mysqld]\nssl-cipher=TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256\n', 'mariadb'),
    0,
  ));

it('is silent: its own option', () =>
  void finds(check, serverWith('[mysqld]\ntls-ciphersuites=TLS_AES_128_GCM_SHA256\n'), 0));

it('is silent: nobody named the client', () =>
  void finds(check, clientWith('[client]\nssl-cipher=TLS_AES_128_GCM_SHA256\n'), 0));
