import { expect, it } from 'vitest';
import { canTls13 } from './newest-version.ts';

const can = (flavor: 'mysql' | 'mariadb', version: string): boolean =>
  canTls13({
    time: new Date(0),
    notLooked: [],
    admin: { flavor, version } as NonNullable<Parameters<typeof canTls13>[0]['admin']>,
  });

it('knows since which version a server has TLS 1.3', () => {
  expect([can('mysql', '8.0.15'), can('mysql', '8.0.16'), can('mysql', '9.7.4')]).toEqual([false, true, true]);
  expect([can('mariadb', '10.3.39'), can('mariadb', '10.4.0')]).toEqual([false, true]);
  expect(canTls13({ time: new Date(0), notLooked: [] })).toBe(true);
});
