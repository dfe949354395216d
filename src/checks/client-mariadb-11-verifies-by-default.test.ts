import { it } from 'vitest';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import type { GreetingFact } from '../facts/wire.ts';
import { check } from './client-mariadb-11-verifies-by-default.ts';

const to = (program: string, flags: Record<string, string>, parts: Partial<GreetingFact>): Facts => ({
  ...clientWith('[client]\n', program, { host: 'db.example.test', ...flags }),
  wire: { attempts: [makeAttempt({ greeting: makeGreeting(parts) })] },
});
const mysql = { flavor: 'mysql', version: '9.7.0' } as const;

it('fires: MySQL', () => void finds(check, to('mariadb-11', {}, mysql), 1));
it('fires: an older MariaDB', () =>
  void finds(check, to('mariadb-11', {}, { flavor: 'mariadb', version: '10.11.6-MariaDB' }), 1));
it('fires: no TLS', () =>
  void finds(check, to('mariadb-11', { host: '127.0.0.1' }, { ...mysql, offersTls: false }), 1));

it('is silent: a newer MariaDB', () =>
  void finds(check, to('mariadb-11', {}, { flavor: 'mariadb', version: '11.8.2-MariaDB' }), 0));
it('is silent: a CA', () => void finds(check, to('mariadb-11', { 'ssl-ca': '/ca.pem' }, mysql), 0));
it('is silent: an older client', () => void finds(check, to('mariadb-10', {}, mysql), 0));
it('is silent: 127.0.0.1', () => void finds(check, to('mariadb-11', { host: '127.0.0.1' }, mysql), 0));
