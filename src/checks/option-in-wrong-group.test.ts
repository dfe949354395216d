import { expect, it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-in-wrong-group.ts';

it('fires: another version', () =>
  void finds(check, serverWith('[mysqld]\n[mysqld-8.0]\nssl-cert=/c.pem\nssl-key=/k.pem\n'), 1));

it('fires: the start script', () =>
  void finds(check, serverWith('[mysqld_safe]\nssl-cert=/c.pem\nssl-key=/k.pem\n', 'mariadb'), 1));

it('is silent: a group that is read', () =>
  void finds(check, serverWith('[mariadb-10.11]\nssl-cert=/c.pem\nssl-key=/k.pem\n', 'mariadb'), 0));

it('is silent: of clients', () => void finds(check, serverWith('[client]\nssl-cert=/c.pem\nssl-key=/k.pem\n'), 0));

it('fires: the CA of a client that verifies', () => {
  const [found] = finds(check, clientWith('[client]\nssl-mode=VERIFY_CA\n[client_prod]\nssl-ca=/ca.pem\n'), 1);
  expect(found?.mends?.[0]).toMatchObject({ kind: 'option', group: 'client', name: 'ssl-ca', value: '/ca.pem' });
});
