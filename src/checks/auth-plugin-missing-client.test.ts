import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './auth-plugin-missing-client.ts';

const of = (program: string, plugin: string): Facts => ({
  ...clientWith('[client]\n', program),
  wire: { attempts: [makeAttempt({ login: { ok: true, plugin } })] },
});

it('fires on a method that the client has no plugin for', () => {
  finds(check, of('mysql-9', 'client_ed25519'), 1);
  finds(check, of('mariadb-10', 'parsec'), 1);
  finds(check, of('mysql2', 'parsec'), 1);
});

it('is silent on one that it has', () => {
  finds(check, of('mariadb-11', 'parsec'), 0);
  finds(check, of('mysql-9', 'caching_sha2_password'), 0);
  finds(check, of('mariadb-npm', 'client_ed25519'), 0);
});
