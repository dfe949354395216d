import { it } from 'vitest';
import { loginError, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { denied, withoutTls } from '../../test/make/scenes.ts';
import { check } from './require-secure-transport-plain-client.ts';

it('fires: 3159 of a server that has TLS', () => {
  finds(check, wired(loginError(3159, 'text')), 1);
});

it('fires: MariaDB 10.11 denies the login alone', () => {
  const plain = withoutTls(denied({ kind: 'NONE' }, { account: { passwordFits: true } }));
  const admin = { ...plain.admin, flavor: 'mariadb' as const, variables: { require_secure_transport: 'ON' } };
  finds(check, { ...plain, admin }, 1);
  finds(check, { ...plain, admin: { ...admin, variables: {} } }, 0);
});

it('is silent: the server has none', () => {
  finds(check, wired(loginError(3159, 'text', { greeting: makeGreeting({ offersTls: false }) })), 0);
});
