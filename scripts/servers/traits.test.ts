import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { traitsOf } from './traits.ts';

it.each(Object.values(catalogue))('$name is what the catalogue says', ({ series, flavor, traits }) => {
  expect(traitsOf(flavor === 'mariadb' ? `${series}.2-MariaDB-log` : `${series}.1`)).toEqual({ flavor, traits });
});

it.each<[string, string, Partial<ReturnType<typeof traitsOf>['traits']>]>([
  ['8.0.36-0ubuntu0.22.04.1', 'mysql', { haveSsl: true, reload: 'ALTER INSTANCE RELOAD TLS', ownTls: 'files' }],
  ['8.4.3', 'mysql', { haveSsl: false }],
  ['5.7.44-log', 'mysql', { reload: null, ownTls: 'files' }],
  ['10.6.22-MariaDB', 'mariadb', { ownTls: 'none', reload: 'FLUSH SSL' }],
  ['11.4.2-MariaDB', 'mariadb', { ownTls: 'memory', authPlugins: ['mysql_native_password', 'ed25519'] }],
])('%s', (version, flavor, part) => {
  const found = traitsOf(version);
  expect(found.flavor).toBe(flavor);
  expect(found.traits).toMatchObject(part);
});
