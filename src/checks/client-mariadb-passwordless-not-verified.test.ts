import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './client-mariadb-passwordless-not-verified.ts';

const of = (program: string, given: Readonly<Record<string, string>>): Facts => {
  const { client, ...rest } = clientWith('[client]\n', program, given);
  const intent = client?.intent && { ...client.intent, passwordGiven: given.password !== undefined };
  return { ...rest, client: { ...client, ...(intent && { intent }) }, wire: { attempts: [makeAttempt()] } };
};

it('fires on a login without a password over the network', () =>
  void finds(check, of('mariadb-11', { host: '192.0.2.1' }), 1));

it('is silent with a CA, with a password, on this machine, and for other clients', () => {
  finds(check, of('mariadb-11', { host: '192.0.2.1', 'ssl-ca': '/ca.pem' }), 0);
  finds(check, of('mariadb-11', { host: '192.0.2.1', password: 'x' }), 0);
  finds(check, of('mariadb-11', { host: '127.0.0.1' }), 0);
  finds(check, of('mysql-9', { host: '192.0.2.1' }), 0);
});
