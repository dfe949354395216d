import { expect, it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './native-password-plugin-missing-client.ts';

const message = (plugin: string): string =>
  `ERROR 2059 (HY000): Authentication plugin '${plugin}' cannot be loaded: /usr/lib/mysql/plugin/${plugin}.so: cannot open shared object file: No such file or directory`;
const facts = (client: string | undefined, plugin: string, complaint?: string): Facts => ({
  ...wired(makeAttempt({ login: { ok: true, plugin } })),
  client: {
    ...(client === undefined ? {} : { program: { id: client } }),
    ...(complaint === undefined ? {} : { complaint }),
  },
});

it("fires: the client's own message", () => {
  const [found] = finds(check, facts(undefined, 'mysql_native_password', message('mysql_native_password')), 1);
  expect(found?.severity).toBe('error');
  expect(found?.what).toContain('/usr/lib/mysql/plugin/mysql_native_password.so');
});

it('is a notice where only client and method are known', () => {
  expect(finds(check, facts('mysql-9', 'mysql_native_password'), 1)[0]?.severity).toBe('notice');
});

it('is silent: another plugin, an older client, another method', () => {
  finds(check, facts(undefined, 'dialog', message('dialog')), 0);
  finds(check, facts('mysql-8', 'mysql_native_password'), 0);
  finds(check, facts('mysql-9', 'caching_sha2_password'), 0);
});
