import { expect, it } from 'vitest';
import { makeAttempt, plainSession, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt, LoginFact } from '../facts/wire.ts';
import { check } from './client-mariadb-cleartext-password-without-tls.ts';

const facts = (client: string, attempt: Attempt): Facts => ({ ...wired(attempt), client: { program: { id: client } } });
const plain = (login: Partial<LoginFact>, parts: Partial<Attempt> = {}): Attempt =>
  plainSession({ login: { ok: true, plugin: 'caching_sha2_password', ...login }, ...parts });

it('fires: the password itself was asked for', () => {
  const [found] = finds(check, facts('mariadb-10', plain({ exchange: 'full-rsa' })), 1);
  expect(found?.severity).toBeUndefined();
});

it('is likely where the server has it in its cache', () => {
  expect(finds(check, facts('mariadb-10', plain({ exchange: 'fast' })), 1)[0]).toMatchObject({
    severity: 'warning',
    certainty: 'likely',
  });
});

it('is silent: TLS, none tried, a socket, another method, another client', () => {
  finds(check, facts('mariadb-10', makeAttempt()), 0);
  finds(check, facts('mariadb-10', plain({}, { tlsWanted: false })), 0);
  finds(check, facts('mariadb-10', plain({}, { to: { socket: '/s' } })), 0);
  finds(check, facts('mariadb-10', plain({ plugin: 'mysql_native_password' })), 0);
  finds(check, facts('mysql-9', plain({ exchange: 'full-rsa' })), 0);
});
